-- Everything is dated by one function, so that tests can play the clock and nothing else.
CREATE FUNCTION newsroom.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$ SELECT clock_timestamp() $$;

-- The moment of what becomes public now: behind the newest entry of the register. A clock that is behind it by more than a few seconds
-- is wrong, and nothing is published; the program turns PM001 and the two moments into words. A newest entry of a clock that ran ahead
-- stops nothing once an administrator has accepted that time falls behind it.
CREATE FUNCTION newsroom.public_moment() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  said timestamptz := date_trunc('milliseconds', newsroom.clock());
  newest record;
BEGIN
  SELECT r.seq, r.at INTO newest FROM pub.register_entry r ORDER BY r.seq DESC LIMIT 1;
  IF newest.at IS NULL OR said > newest.at THEN RETURN said; END IF;
  IF newest.at - said <= interval '5 seconds' THEN RETURN newest.at + interval '1 millisecond'; END IF;
  IF EXISTS (SELECT FROM newsroom.audit_event a WHERE a.type = 'clock.accepted' AND (a.data->>'registerSeq')::bigint = newest.seq)
  THEN RETURN said; END IF;
  RAISE EXCEPTION 'the clock says %, the newest entry is of %',
    to_char(said AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(newest.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    USING ERRCODE = 'PM001';
END $$;

-- A later number never has an earlier time: the lock comes before the look at the clock, and the register's newest entry before that.
CREATE OR REPLACE FUNCTION newsroom.lock_series(series uuid) RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7306, hashtext(series::text));
  RETURN newsroom.public_moment();
END $$;

-- As before, with one moment for all links of a chain: the register's is never before its newest entry. The record's waits at its
-- newest event while the clock is behind, so that people can go on working; only a clock that was accepted is believed at once.
CREATE OR REPLACE FUNCTION newsroom.append_links(links jsonb) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
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
        moment := newsroom.public_moment();
      ELSE
        PERFORM pg_advisory_xact_lock(7305001);
        SELECT a.seq, a.hash, a.at INTO last_seq, prev, moment FROM newsroom.audit_event a ORDER BY a.seq DESC LIMIT 1;
        moment := greatest(date_trunc('milliseconds', newsroom.clock()),
          CASE WHEN said->>'type' IS DISTINCT FROM 'clock.accepted' THEN moment END);
      END IF;
    END IF;
    last_seq := coalesce(last_seq, 0) + 1;
    prev := coalesce(prev, links->at_link->>'genesis');
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

REVOKE ALL ON FUNCTION newsroom.clock(), newsroom.public_moment() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newsroom.clock(), newsroom.public_moment() TO newsroom_app;

-- Why nothing that is due is published: the clock gained time that did not pass. A row while that holds, else none.
CREATE TABLE "newsroom"."schedule_hold" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "gained_seconds" INTEGER NOT NULL,

    CONSTRAINT "schedule_hold_pkey" PRIMARY KEY ("id"),
    CONSTRAINT schedule_hold_is_one CHECK (id = 1)
);

-- What a worker last saw of the clock, beside how long its machine had been running; for the next worker on that machine.
CREATE TABLE "newsroom"."clock_look" (
    "boot" TEXT NOT NULL,
    "clock" TIMESTAMPTZ(3) NOT NULL,
    "uptime" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "clock_look_pkey" PRIMARY KEY ("boot")
);

GRANT SELECT, INSERT, DELETE ON newsroom.schedule_hold TO newsroom_app;
GRANT SELECT, INSERT, UPDATE ON newsroom.clock_look TO newsroom_app;
