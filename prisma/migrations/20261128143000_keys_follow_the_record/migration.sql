-- The lock of a foreign key would hold up whoever publishes. No release is ever deleted.
ALTER TABLE newsroom.release_keys DROP CONSTRAINT release_keys_release_id_fkey;

DROP TRIGGER IF EXISTS draft_is_found ON newsroom.draft;
DROP TRIGGER IF EXISTS changed_draft_is_found ON newsroom.draft;
DROP TRIGGER IF EXISTS changed_release_is_found ON newsroom.release;
DROP FUNCTION IF EXISTS newsroom.write_keys_of_drafts();
DROP FUNCTION IF EXISTS newsroom.write_keys_of_releases();

-- How far in the record the keys are.
CREATE TABLE newsroom.keys_place (
  id integer NOT NULL DEFAULT 1,
  seq bigint NOT NULL,
  CONSTRAINT keys_place_pkey PRIMARY KEY (id),
  CONSTRAINT keys_place_once CHECK (id = 1)
);

-- The finder does not ask it any more.
DROP INDEX pub.release_words;
