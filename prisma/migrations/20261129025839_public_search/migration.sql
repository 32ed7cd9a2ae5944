-- What nobody asked.
DROP INDEX pub.edition_search_idx;

-- What an insert writes is in the index at once: a search would read a pending list again for every
-- span of time.
CREATE TABLE pub.release_keys (
  release_id uuid NOT NULL,
  at timestamptz(6) NOT NULL,
  keys tsvector NOT NULL,
  CONSTRAINT release_keys_pkey PRIMARY KEY (release_id)
);
CREATE INDEX release_keys_keys_idx ON pub.release_keys USING gin (keys) WITH (fastupdate = off);

-- The record is followed from its beginning, so that what is public already is found too.
DELETE FROM newsroom.keys_place;
