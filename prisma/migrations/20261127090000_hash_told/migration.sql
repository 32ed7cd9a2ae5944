-- Whoever takes a number is told the hash too: what was published can then be shown without reading it back.
DROP FUNCTION newsroom.take_number_ahead(uuid, text, date, timestamptz, timestamptz, jsonb, int, text);

-- Lock, clock and number, and the hash of what is said with them. The program told the period of a span of time ahead; had outside of
-- it, the number might be of another period, and none is taken.
CREATE FUNCTION newsroom.take_number_ahead(of_series uuid, of_period text, of_start date, since timestamptz, before timestamptz,
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

REVOKE ALL ON FUNCTION newsroom.take_number_ahead(uuid, text, date, timestamptz, timestamptz, jsonb, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.take_number_ahead(uuid, text, date, timestamptz, timestamptz, jsonb, int, text) TO newsroom_app;
