-- A series is locked by a lock of its own, no longer by its row: every insert that names a series looks at that row, and where others
-- hold it at the same time PostgreSQL writes down each time who they are.
CREATE OR REPLACE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7306, hashtext(series::text));
  RETURN clock_timestamp();
END $$;

-- Lock, clock and number in one statement, for which every other publication of the series waits. The program tells the period of a
-- span of time ahead; where the lock was had later than that no number is taken, and `taken` is null.
CREATE FUNCTION newsroom.take_number(of_series uuid, of_period text, of_start date, since timestamptz, before timestamptz,
  OUT at timestamptz, OUT taken int) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  at := newsroom.lock_series(of_series);
  IF at >= since AND at < before THEN
    INSERT INTO newsroom.counter AS c (series_id, period, period_start, next) VALUES (of_series, of_period, of_start, 2)
    ON CONFLICT (series_id, period) DO UPDATE SET next = c.next + 1
    RETURNING next - 1 INTO taken;
  END IF;
END $$;
REVOKE ALL ON FUNCTION newsroom.take_number(uuid, text, date, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.take_number(uuid, text, date, timestamptz, timestamptz) TO newsroom_app;
