-- The chains take any number of links in one statement, and a series is locked and the clock told in one.

DROP FUNCTION newsroom.audit_append(jsonb, text[], text);
DROP FUNCTION newsroom.register_append(jsonb, text[], text);
DROP FUNCTION newsroom.link_hash(text[], timestamptz, text, bigint);

-- The canonical JSON of the link in four pieces; between them go the three values that only the head and the clock tell.
CREATE FUNCTION newsroom.link_hash(pieces jsonb, at timestamptz, prev_hash text, seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    (pieces ->> 0) || '"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
    || (pieces ->> 1) || '"' || prev_hash || '"' || (pieces ->> 2) || seq || (pieces ->> 3), 'UTF8')), 'hex')
$$;

CREATE FUNCTION newsroom.audit_append(links jsonb, pieces jsonb, genesis text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  last_seq bigint;
  last_hash text;
  next_hash text;
  moment timestamptz;
  one record;
BEGIN
  SELECT coalesce(h.seq, 0), coalesce(h.hash, genesis) INTO last_seq, last_hash FROM newsroom.audit_head() h;
  moment := date_trunc('milliseconds', clock_timestamp());
  FOR one IN SELECT * FROM ROWS FROM (jsonb_array_elements(links), jsonb_array_elements(pieces)) AS r(link, parts) LOOP
    last_seq := last_seq + 1;
    next_hash := newsroom.link_hash(one.parts, moment, last_hash, last_seq);
    INSERT INTO newsroom.audit_event (seq, at, actor_id, actor_name, type, release_id, desk_id, data, prev_hash, hash)
    SELECT last_seq, moment, l."actorId", l."actorName", l.type, l."releaseId", l."deskId", l.data, last_hash, next_hash
    FROM jsonb_to_record(one.link) AS l("actorId" uuid, "actorName" text, type text, "releaseId" uuid, "deskId" uuid, data jsonb);
    last_hash := next_hash;
  END LOOP;
END $$;

CREATE FUNCTION newsroom.register_append(links jsonb, pieces jsonb, genesis text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  last_seq bigint;
  last_hash text;
  next_hash text;
  moment timestamptz;
  one record;
BEGIN
  SELECT coalesce(h.seq, 0), coalesce(h.hash, genesis) INTO last_seq, last_hash FROM newsroom.register_head() h;
  moment := date_trunc('milliseconds', clock_timestamp());
  FOR one IN SELECT * FROM ROWS FROM (jsonb_array_elements(links), jsonb_array_elements(pieces)) AS r(link, parts) LOOP
    last_seq := last_seq + 1;
    next_hash := newsroom.link_hash(one.parts, moment, last_hash, last_seq);
    INSERT INTO pub.register_entry
      (seq, at, kind, release_id, series, period, number, language, label, path, edition, content_hash, note, prev_hash, hash)
    SELECT last_seq, moment, l.kind, l."releaseId", l.series, l.period, l.number, l.language, l.label, l.path, l.edition,
      l."contentHash", l.note, last_hash, next_hash
    FROM jsonb_to_record(one.link) AS l(kind text, "releaseId" uuid, series text, period text, number int, language text,
      label text, path text, edition int, "contentHash" text, note text);
    last_hash := next_hash;
  END LOOP;
END $$;

-- The clock is read once the lock is held: a later number never has an earlier time.
CREATE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM 1 FROM newsroom.series s WHERE s.id = lock_series.series FOR NO KEY UPDATE;
  RETURN clock_timestamp();
END $$;

REVOKE ALL ON FUNCTION newsroom.link_hash(jsonb, timestamptz, text, bigint), newsroom.audit_append(jsonb, jsonb, text),
  newsroom.register_append(jsonb, jsonb, text), newsroom.lock_series(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.link_hash(jsonb, timestamptz, text, bigint), newsroom.audit_append(jsonb, jsonb, text),
  newsroom.register_append(jsonb, jsonb, text), newsroom.lock_series(uuid) TO newsroom_app;
