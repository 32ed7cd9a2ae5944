-- What came of asking for an address to which a draft links.
CREATE TABLE newsroom.link_check (
  url text PRIMARY KEY,
  outcome text NOT NULL,
  status integer NOT NULL,
  checked_at timestamptz(3) NOT NULL
);
CREATE INDEX link_check_checked_at_idx ON newsroom.link_check (checked_at);
