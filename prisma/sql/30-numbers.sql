-- Each number is issued once, in order, and stays with its release.

-- Locks a series until the commit and returns the moment. A later number never has an earlier
-- moment, because the lock comes before the look at the clock. The lock is not the series' row:
-- every insert that refers to a series locks that row, too.
CREATE OR REPLACE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7306, hashtext(series::text));
  RETURN newsroom.public_moment();
END $$;

-- A release that was once public keeps its number and its address.
CREATE OR REPLACE FUNCTION newsroom.release_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (NEW.number, NEW.period, NEW.path, NEW.label, NEW.series_id, NEW.language, NEW.published_at)
     IS DISTINCT FROM (OLD.number, OLD.period, OLD.path, OLD.label, OLD.series_id, OLD.language, OLD.published_at)
  THEN
    RAISE EXCEPTION 'a published release keeps its number and address' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER release_keeps_its_number BEFORE UPDATE ON newsroom.release
  FOR EACH ROW EXECUTE FUNCTION newsroom.release_guard();

-- A reservation ends once: its number is used, or void.
CREATE OR REPLACE FUNCTION newsroom.reservation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open' THEN
    RAISE EXCEPTION 'this reserved number is % already', OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER reservation_ends_once BEFORE UPDATE ON newsroom.reservation
  FOR EACH ROW EXECUTE FUNCTION newsroom.reservation_guard();

-- Only the release that used a reservation, and its translations, may have the reserved number.
CREATE OR REPLACE FUNCTION newsroom.release_respects_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE OR REPLACE TRIGGER release_respects_reservations
  BEFORE INSERT OR UPDATE OF number ON newsroom.release
  FOR EACH ROW EXECUTE FUNCTION newsroom.release_respects_reservations();
