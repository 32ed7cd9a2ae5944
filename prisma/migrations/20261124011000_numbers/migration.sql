-- Reserved numbers, one translation a language, and a register that is counted from its index alone.

CREATE TABLE "newsroom"."reservation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "series_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reserved_by_id" UUID,
    "reserved_at" TIMESTAMPTZ(6) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "release_id" UUID,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "reservation_release_id_key" ON "newsroom"."reservation"("release_id");
CREATE INDEX "reservation_reserved_by_id_state_idx" ON "newsroom"."reservation"("reserved_by_id", "state");
CREATE UNIQUE INDEX "reservation_series_id_period_start_number_key" ON "newsroom"."reservation"("series_id", "period_start", "number");
ALTER TABLE "newsroom"."reservation" ADD CONSTRAINT "reservation_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "newsroom"."series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "newsroom"."reservation" ADD CONSTRAINT "reservation_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE newsroom.reservation
  ADD CONSTRAINT reservation_state CHECK (state IN ('open', 'used', 'void')),
  ADD CONSTRAINT reservation_number CHECK (number >= 1),
  ADD CONSTRAINT reservation_used_by_a_release CHECK ((state = 'used') = (release_id IS NOT NULL));

-- A reservation ends once, in one of two ways, and never changes what it reserved.
CREATE FUNCTION newsroom.reservation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'this reserved number is % already', OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reservation_ends_once BEFORE UPDATE ON newsroom.reservation
  FOR EACH ROW EXECUTE FUNCTION newsroom.reservation_guard();

-- A number that is reserved or void belongs to no release but the one that used the reservation, and its translations.
CREATE FUNCTION newsroom.release_respects_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS NOT NULL AND EXISTS (
    SELECT 1 FROM newsroom.reservation r
    WHERE r.series_id = NEW.series_id AND r.period_start = NEW.period_start AND r.number = NEW.number
      AND (r.state <> 'used' OR r.release_id IS DISTINCT FROM coalesce(NEW.original_id, NEW.id)))
  THEN
    RAISE EXCEPTION 'the number % is reserved or void', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_respects_reservations BEFORE INSERT OR UPDATE OF number ON newsroom.release
  FOR EACH ROW EXECUTE FUNCTION newsroom.release_respects_reservations();

CREATE UNIQUE INDEX release_one_translation ON newsroom.release (original_id, language) WHERE original_id IS NOT NULL;

ALTER TABLE pub.register_entry DROP CONSTRAINT register_kind;
ALTER TABLE pub.register_entry ADD CONSTRAINT register_kind CHECK (kind IN
  ('published', 'archived', 'corrected', 'withdrawn', 'reinstated', 'reserved', 'void'));

DROP INDEX "pub"."register_entry_series_period_number_idx";
CREATE INDEX "register_entry_series_period_number_kind_idx" ON "pub"."register_entry"("series", "period", "number", "kind");

GRANT SELECT, INSERT ON newsroom.reservation TO newsroom_app;
GRANT UPDATE (state, release_id) ON newsroom.reservation TO newsroom_app;
