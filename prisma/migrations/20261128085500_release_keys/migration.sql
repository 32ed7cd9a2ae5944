-- What an insert writes is in the index at once: a search would read a pending list again for every
-- span of time.
CREATE TABLE newsroom.release_keys (
  release_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  at timestamptz(6) NOT NULL,
  keys tsvector NOT NULL,
  CONSTRAINT release_keys_pkey PRIMARY KEY (release_id)
);
ALTER TABLE newsroom.release_keys ADD CONSTRAINT release_keys_release_id_fkey
  FOREIGN KEY (release_id) REFERENCES newsroom.release(id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX release_keys_keys_idx ON newsroom.release_keys USING gin (keys) WITH (fastupdate = off);
