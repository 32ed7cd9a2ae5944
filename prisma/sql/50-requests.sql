-- A request of the API that is sent again does nothing again.

-- Locks a key until the commit and returns what an earlier request with it did. Of two requests
-- with one key the second waits, then sees what the first did. The lock has two numbers, so it is
-- never one of the chains' locks, which have one.
CREATE OR REPLACE FUNCTION newsroom.idempotency_claim(person uuid, wanted text, OUT request_hash bytea, OUT done jsonb)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7305, hashtext(person::text || wanted));
  SELECT k.request_hash, k.done INTO request_hash, done FROM newsroom.idempotency_key k
    WHERE k.user_id = person AND k.key = wanted AND k.created_at > now() - interval '48 hours';
END $$;
