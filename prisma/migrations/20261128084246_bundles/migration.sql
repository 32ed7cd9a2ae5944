-- Approved texts that become public together.
CREATE TABLE newsroom.bundle (
  id UUID NOT NULL DEFAULT uuidv7(),
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_by_id UUID,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_by_id UUID,
  updated_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  publish_at TIMESTAMPTZ(3),
  scheduled_by_id UUID,
  missed_at TIMESTAMPTZ(3),
  missed_because TEXT,
  CONSTRAINT bundle_pkey PRIMARY KEY (id),
  CONSTRAINT bundle_size CHECK (size BETWEEN 1 AND 1000),
  CONSTRAINT bundle_scheduled_by CHECK ((publish_at IS NULL) = (scheduled_by_id IS NULL)),
  CONSTRAINT bundle_missed_for_a_reason CHECK ((missed_at IS NULL) = (missed_because IS NULL))
);
CREATE INDEX bundle_due ON newsroom.bundle (publish_at) WHERE publish_at IS NOT NULL;

ALTER TABLE newsroom.draft
  ADD COLUMN bundle_id UUID,
  ADD COLUMN bundle_place INTEGER,
  ADD CONSTRAINT draft_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES newsroom.bundle(id)
    ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT draft_bundle_place CHECK (bundle_id IS NULL OR bundle_place IS NOT NULL),
  -- Whatever moves a text on takes it out of its bundle first.
  ADD CONSTRAINT draft_in_bundle_is_approved CHECK (bundle_id IS NULL OR state = 'approved');
CREATE INDEX draft_in_bundle ON newsroom.draft (bundle_id, bundle_place)
  WHERE bundle_id IS NOT NULL;
