-- What a house checks of a text before it is submitted.
ALTER TABLE newsroom.house ADD COLUMN preflight jsonb NOT NULL DEFAULT '{}';
