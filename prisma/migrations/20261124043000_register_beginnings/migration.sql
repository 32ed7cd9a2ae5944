-- The register says where a period begins, and which of its numbers the house's archive does not hold: both are lines of the chain.

ALTER TABLE pub.register_entry DROP CONSTRAINT register_kind;
ALTER TABLE pub.register_entry ADD CONSTRAINT register_kind CHECK (kind IN
  ('published', 'archived', 'corrected', 'withdrawn', 'reinstated', 'reserved', 'void', 'begins', 'absent'));

-- A period is counted from the index on (series, period, number, kind) alone; where it begins is one probe here.
CREATE INDEX register_begins ON pub.register_entry (series, period, seq DESC) WHERE kind = 'begins';
