-- No foreign key leads to the release: its lock would hold up whoever publishes. No release is ever
-- deleted. What an insert writes is in the index at once: a search would read a pending list again for every
-- span of time.
CREATE TABLE newsroom.release_keys (
  release_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  at timestamptz(6) NOT NULL,
  keys tsvector NOT NULL,
  CONSTRAINT release_keys_pkey PRIMARY KEY (release_id)
);
CREATE INDEX release_keys_keys_idx ON newsroom.release_keys USING gin (keys) WITH (fastupdate = off);

-- How far in the record the keys are.
CREATE TABLE newsroom.keys_place (
  id integer NOT NULL DEFAULT 1,
  seq bigint NOT NULL,
  CONSTRAINT keys_place_pkey PRIMARY KEY (id),
  CONSTRAINT keys_place_once CHECK (id = 1)
);

-- The finder does not ask it any more.
DROP INDEX pub.release_words;
