-- Both chains are appended to by one statement each: lock, head, clock, hash and row. Before, the lock was held while the program
-- was told the head and answered with the row; every other command waits for that lock. The program hands over the canonical JSON
-- of the link in four pieces; between them go the three values that only the head and the clock tell.

CREATE FUNCTION newsroom.link_hash(pieces text[], at timestamptz, prev_hash text, seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    pieces[1] || '"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
    || pieces[2] || '"' || prev_hash || '"' || pieces[3] || seq || pieces[4], 'UTF8')), 'hex')
$$;

CREATE FUNCTION newsroom.audit_append(link jsonb, pieces text[], genesis text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  head record;
  moment timestamptz;
BEGIN
  SELECT coalesce(h.seq, 0) + 1 AS seq, coalesce(h.hash, genesis) AS prev INTO head FROM newsroom.audit_head() h;
  moment := date_trunc('milliseconds', clock_timestamp());
  INSERT INTO newsroom.audit_event (seq, at, actor_id, actor_name, type, release_id, desk_id, data, prev_hash, hash)
  SELECT head.seq, moment, l."actorId", l."actorName", l.type, l."releaseId", l."deskId", l.data, head.prev,
    newsroom.link_hash(pieces, moment, head.prev, head.seq)
  FROM jsonb_to_record(link) AS l("actorId" uuid, "actorName" text, type text, "releaseId" uuid, "deskId" uuid, data jsonb);
END $$;

CREATE FUNCTION newsroom.register_append(link jsonb, pieces text[], genesis text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  head record;
  moment timestamptz;
BEGIN
  SELECT coalesce(h.seq, 0) + 1 AS seq, coalesce(h.hash, genesis) AS prev INTO head FROM newsroom.register_head() h;
  moment := date_trunc('milliseconds', clock_timestamp());
  INSERT INTO pub.register_entry
    (seq, at, kind, release_id, series, period, number, language, label, path, edition, content_hash, note, prev_hash, hash)
  SELECT head.seq, moment, l.kind, l."releaseId", l.series, l.period, l.number, l.language, l.label, l.path, l.edition,
    l."contentHash", l.note, head.prev, newsroom.link_hash(pieces, moment, head.prev, head.seq)
  FROM jsonb_to_record(link) AS l(kind text, "releaseId" uuid, series text, period text, number int, language text, label text,
    path text, edition int, "contentHash" text, note text);
END $$;

REVOKE ALL ON FUNCTION newsroom.link_hash(text[], timestamptz, text, bigint), newsroom.audit_append(jsonb, text[], text),
  newsroom.register_append(jsonb, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.link_hash(text[], timestamptz, text, bigint), newsroom.audit_append(jsonb, text[], text),
  newsroom.register_append(jsonb, text[], text) TO newsroom_app;
