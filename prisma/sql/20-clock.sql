-- Every moment that Pressmark writes comes from here.

-- Tests replace this function to play the clock.
CREATE OR REPLACE FUNCTION newsroom.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT clock_timestamp() $$;

-- The moment of what becomes public now. It is later than the newest entry of the register. If the
-- clock is more than five seconds behind that entry, the clock is wrong and PM001 refuses; the
-- program puts its two moments into words. An administrator may accept that time falls behind an
-- entry.
CREATE OR REPLACE FUNCTION newsroom.public_moment() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  now_ms timestamptz := date_trunc('milliseconds', newsroom.clock());
  newest record;
BEGIN
  SELECT r.seq, r.at INTO newest FROM pub.register_entry r ORDER BY r.seq DESC LIMIT 1;
  IF newest.at IS NULL OR now_ms > newest.at THEN RETURN now_ms; END IF;
  IF newest.at - now_ms <= interval '5 seconds' THEN RETURN newest.at + interval '1 millisecond'; END IF;
  IF EXISTS (SELECT FROM newsroom.audit_event a WHERE a.type = 'clock.accepted' AND (a.data->>'registerSeq')::bigint = newest.seq)
  THEN RETURN now_ms; END IF;
  RAISE EXCEPTION 'the clock says %, the newest entry is of %',
    to_char(now_ms AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(newest.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    USING ERRCODE = 'PM001';
END $$;
