-- Each number is issued once, in order, and stays with its release.

-- Locks a series until the commit and returns the moment. A later number never has an earlier moment,
-- because the lock comes before the look at the clock. The lock is not the series' row: every insert
-- that refers to a series locks that row, too.
CREATE OR REPLACE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7306, hashtext(series::text));
  RETURN newsroom.public_moment();
END $$;

-- A text in which this transaction's stand-ins are replaced by number, moment and hash.
CREATE OR REPLACE FUNCTION newsroom.filled(said text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  pairs text[] := nullif(current_setting('pressmark.filling', true), '')::text[];
BEGIN
  FOR at_pair IN 1 .. coalesce(array_length(pairs, 1), 0) / 2 LOOP
    said := replace(said, pairs[2 * at_pair - 1], pairs[2 * at_pair]);
  END LOOP;
  RETURN said;
END $$;

-- Locks the series, takes the next number, and hashes the statement with the number in it. The
-- program computed the period for the time from `since` to `before`; outside it, no number is taken.
CREATE OR REPLACE FUNCTION newsroom.take_number_ahead(of_series uuid, of_period text, of_start date, since timestamptz, before timestamptz,
  stand_ins jsonb, width int, statement text, OUT at timestamptz, OUT taken int, OUT hash text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  pairs text[];
BEGIN
  at := date_trunc('milliseconds', newsroom.lock_series(of_series));
  IF at < since OR at >= before THEN
    RAISE EXCEPTION 'the clock says %, and the period was told from % to %: no number was taken', at, since, before;
  END IF;
  INSERT INTO newsroom.counter AS c (series_id, period, period_start, next) VALUES (of_series, of_period, of_start, 2)
  ON CONFLICT (series_id, period) DO UPDATE SET next = c.next + 1
  RETURNING next - 1 INTO taken;
  pairs := ARRAY[
    stand_ins->>'inLabel', lpad(taken::text, greatest(width, length(taken::text)), '0'),
    stand_ins->>'number', taken::text,
    stand_ins->>'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')];
  PERFORM set_config('pressmark.filling', pairs::text, true);
  hash := encode(sha256(convert_to(newsroom.filled(statement), 'UTF8')), 'hex');
  pairs := pairs || ARRAY[stand_ins->>'hash', hash];
  PERFORM set_config('pressmark.filling', pairs::text, true);
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
