-- The worker's sweep finds old notices and sent e-mails by their time.
CREATE INDEX delivery_sent_at_idx ON newsroom.delivery (sent_at);
CREATE INDEX notice_at_idx ON newsroom.notice (at);
