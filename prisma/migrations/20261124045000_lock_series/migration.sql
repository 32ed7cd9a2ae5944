-- Locks a series to the commit and tells the time at which the lock was had: a later number never has an earlier time.
CREATE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM 1 FROM newsroom.series s WHERE s.id = lock_series.series FOR NO KEY UPDATE;
  RETURN clock_timestamp();
END $$;
REVOKE ALL ON FUNCTION newsroom.lock_series(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.lock_series(uuid) TO newsroom_app;
