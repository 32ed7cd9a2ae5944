-- Texts of a draft that are kept before others take their place.
CREATE TABLE newsroom.checkpoint (
  id UUID NOT NULL DEFAULT uuidv7(),
  release_id UUID NOT NULL,
  content JSONB NOT NULL,
  content_hash TEXT NOT NULL,
  words INTEGER NOT NULL,
  why TEXT NOT NULL,
  written_by_id UUID,
  written_at TIMESTAMPTZ(6) NOT NULL,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (id),
  CONSTRAINT checkpoint_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT checkpoint_why CHECK (why IN ('time', 'person', 'loss', 'step'))
);
CREATE INDEX checkpoint_release_id_written_at_idx ON newsroom.checkpoint (release_id, written_at);
