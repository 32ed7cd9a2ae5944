-- Publication at a time that was set, and publication that could not wait for an approval.

ALTER TABLE "newsroom"."draft"
  ADD COLUMN "publish_at" TIMESTAMPTZ(3),
  ADD COLUMN "scheduled_by_id" UUID,
  ADD COLUMN "missed_at" TIMESTAMPTZ(3),
  ADD COLUMN "missed_because" TEXT,
  ADD COLUMN "urgent_reason" TEXT,
  ADD COLUMN "urgent_by_id" UUID,
  ADD COLUMN "urgent_reviewed_by_id" UUID,
  ADD COLUMN "urgent_reviewed_at" TIMESTAMPTZ(6),
  ADD COLUMN "urgent_note" TEXT;

ALTER TABLE newsroom.draft
  ADD CONSTRAINT draft_scheduled_has_its_time CHECK ((state = 'scheduled') = (publish_at IS NOT NULL)),
  ADD CONSTRAINT draft_scheduled_by CHECK ((publish_at IS NULL) = (scheduled_by_id IS NULL)),
  ADD CONSTRAINT draft_missed_for_a_reason CHECK ((missed_at IS NULL) = (missed_because IS NULL)),
  ADD CONSTRAINT draft_urgent_is_published CHECK (urgent_reason IS NULL OR (state = 'published' AND urgent_by_id IS NOT NULL)),
  -- Four eyes afterwards: whoever published it does not review it, and wrote none of it.
  ADD CONSTRAINT draft_urgent_review CHECK (
    urgent_reviewed_at IS NULL AND urgent_reviewed_by_id IS NULL AND urgent_note IS NULL
    OR urgent_reviewed_at IS NOT NULL AND urgent_note IS NOT NULL AND urgent_reason IS NOT NULL
       AND urgent_reviewed_by_id IS NOT NULL AND urgent_reviewed_by_id <> urgent_by_id
       AND NOT urgent_reviewed_by_id = ANY (writers));

-- What is due is asked for twice a second, by every worker.
CREATE INDEX draft_due ON newsroom.draft (publish_at) WHERE state = 'scheduled';
-- The flag stays until somebody has looked.
CREATE INDEX draft_urgent_to_review ON newsroom.draft (release_id) WHERE urgent_reason IS NOT NULL AND urgent_reviewed_at IS NULL;
