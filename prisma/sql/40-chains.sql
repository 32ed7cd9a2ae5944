-- The record and the register are chains: each link holds the hash of the link before it.

-- The hash of a link. The program sends the link's canonical JSON in four pieces; moment, previous
-- hash and sequence number go between them.
CREATE OR REPLACE FUNCTION newsroom.link_hash(pieces jsonb, at timestamptz, prev_hash text, seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    (pieces->>0) || '"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'
    || (pieces->>1) || '"' || prev_hash || '"' || (pieces->>2) || seq || (pieces->>3), 'UTF8')), 'hex')
$$;

-- Appends a transaction's links to both chains, those of the register first. A chain is locked
-- until the commit, so that it has no gap and no fork; all its links of one transaction have one
-- moment.
CREATE OR REPLACE FUNCTION newsroom.append_links(links jsonb) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  chain text;
  link jsonb;
  pieces jsonb;
  last_seq bigint;
  prev text;
  moment timestamptz;
BEGIN
  FOR at_link IN 0 .. jsonb_array_length(links) - 1 LOOP
    link := links->at_link->'link';
    pieces := links->at_link->'pieces';
    IF links->at_link->>'chain' IS DISTINCT FROM chain THEN
      chain := links->at_link->>'chain';
      -- VOLATILE, so that each SELECT sees what others committed while this one waited for the
      -- lock.
      IF chain = 'register' THEN
        PERFORM pg_advisory_xact_lock(7305002);
        SELECT r.seq, r.hash INTO last_seq, prev FROM pub.register_entry r ORDER BY r.seq DESC LIMIT 1;
        moment := newsroom.public_moment();
      ELSE
        PERFORM pg_advisory_xact_lock(7305001);
        SELECT a.seq, a.hash, a.at INTO last_seq, prev, moment FROM newsroom.audit_event a ORDER BY a.seq DESC LIMIT 1;
        -- While the clock is behind, the record's time stands still, unless the clock was accepted.
        moment := greatest(date_trunc('milliseconds', newsroom.clock()),
          CASE WHEN link->>'type' IS DISTINCT FROM 'clock.accepted' THEN moment END);
      END IF;
    END IF;
    last_seq := coalesce(last_seq, 0) + 1;
    prev := coalesce(prev, links->at_link->>'genesis');
    IF chain = 'register' THEN
      INSERT INTO pub.register_entry
        (seq, at, kind, release_id, series, period, number, language, label, path, edition, content_hash, note, prev_hash, hash)
      VALUES (last_seq, moment, link->>'kind', (link->>'releaseId')::uuid, link->>'series', link->>'period', (link->>'number')::int,
        link->>'language', link->>'label', link->>'path', (link->>'edition')::int, link->>'contentHash', link->>'note', prev,
        newsroom.link_hash(pieces, moment, prev, last_seq))
      RETURNING hash INTO prev;
    ELSE
      INSERT INTO newsroom.audit_event (seq, at, actor_id, actor_name, type, release_id, desk_id, data, prev_hash, hash)
      VALUES (last_seq, moment, (link->>'actorId')::uuid, link->>'actorName', link->>'type', (link->>'releaseId')::uuid,
        (link->>'deskId')::uuid, link->'data', prev, newsroom.link_hash(pieces, moment, prev, last_seq))
      RETURNING hash INTO prev;
    END IF;
  END LOOP;
END $$;
