-- When a text became public without an approval. The draft's own time of change moves on with a withdrawal.
ALTER TABLE "newsroom"."draft" ADD COLUMN "urgent_at" TIMESTAMPTZ(6);

SELECT set_config('pressmark.desks', '*', true);
UPDATE newsroom.draft SET urgent_at = updated_at WHERE urgent_reason IS NOT NULL;

ALTER TABLE newsroom.draft ADD CONSTRAINT draft_urgent_at CHECK ((urgent_at IS NULL) = (urgent_reason IS NULL));
