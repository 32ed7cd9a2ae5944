ALTER TABLE newsroom.draft
  ADD COLUMN embargo_until timestamptz(3),
  ADD COLUMN embargo_terms text,
  ADD CONSTRAINT draft_embargo_has_terms CHECK ((embargo_until IS NULL) = (embargo_terms IS NULL)),
  ADD CONSTRAINT draft_embargo_terms CHECK (length(embargo_terms) BETWEEN 1 AND 500),
  -- A version that knows no embargo publishes none of these texts.
  ADD CONSTRAINT draft_embargo_ends_with_publication CHECK (state <> 'published' OR embargo_until IS NULL);
