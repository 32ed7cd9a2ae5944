-- Both chains are appended to by one function, which locks each head once for all the links of a transaction. It takes them as
-- before, register first: what a link says, and its canonical JSON in four pieces. Before, three functions within each other read a
-- head for every link, and each reading was a statement with a plan of its own.
CREATE FUNCTION newsroom.append_links(links jsonb) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  chain text;
  said jsonb;
  pieces jsonb;
  last_seq bigint;
  prev text;
  moment timestamptz;
BEGIN
  FOR at_link IN 0 .. jsonb_array_length(links) - 1 LOOP
    said := links->at_link->'link';
    pieces := links->at_link->'pieces';
    IF links->at_link->>'chain' IS DISTINCT FROM chain THEN
      chain := links->at_link->>'chain';
      -- Volatile on purpose: the head is read by a statement that sees what was committed while the lock was waited for.
      IF chain = 'register' THEN
        PERFORM pg_advisory_xact_lock(7305002);
        SELECT r.seq, r.hash INTO last_seq, prev FROM pub.register_entry r ORDER BY r.seq DESC LIMIT 1;
      ELSE
        PERFORM pg_advisory_xact_lock(7305001);
        SELECT a.seq, a.hash INTO last_seq, prev FROM newsroom.audit_event a ORDER BY a.seq DESC LIMIT 1;
      END IF;
    END IF;
    last_seq := coalesce(last_seq, 0) + 1;
    prev := coalesce(prev, links->at_link->>'genesis');
    moment := date_trunc('milliseconds', clock_timestamp());
    IF chain = 'register' THEN
      INSERT INTO pub.register_entry
        (seq, at, kind, release_id, series, period, number, language, label, path, edition, content_hash, note, prev_hash, hash)
      VALUES (last_seq, moment, said->>'kind', (said->>'releaseId')::uuid, said->>'series', said->>'period', (said->>'number')::int,
        said->>'language', said->>'label', said->>'path', (said->>'edition')::int, said->>'contentHash', said->>'note', prev,
        newsroom.link_hash(pieces, moment, prev, last_seq))
      RETURNING hash INTO prev;
    ELSE
      INSERT INTO newsroom.audit_event (seq, at, actor_id, actor_name, type, release_id, desk_id, data, prev_hash, hash)
      VALUES (last_seq, moment, (said->>'actorId')::uuid, said->>'actorName', said->>'type', (said->>'releaseId')::uuid,
        (said->>'deskId')::uuid, said->'data', prev, newsroom.link_hash(pieces, moment, prev, last_seq))
      RETURNING hash INTO prev;
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION newsroom.link_hash(pieces jsonb, at timestamptz, prev_hash text, seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    (pieces->>0) || '"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
    || (pieces->>1) || '"' || prev_hash || '"' || (pieces->>2) || seq || (pieces->>3), 'UTF8')), 'hex')
$$;

DROP FUNCTION newsroom.audit_append(jsonb, text[], text), newsroom.register_append(jsonb, text[], text), newsroom.audit_head(),
  newsroom.register_head(), newsroom.link_hash(text[], timestamptz, text, bigint);
REVOKE ALL ON FUNCTION newsroom.append_links(jsonb), newsroom.link_hash(jsonb, timestamptz, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.append_links(jsonb), newsroom.link_hash(jsonb, timestamptz, text, bigint) TO newsroom_app;
