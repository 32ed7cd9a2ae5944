-- Tokens for programs, and what their requests did, so that a repeated one does nothing.

CREATE TABLE "newsroom"."api_token" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "newsroom"."idempotency_key" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "done" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","key")
);

CREATE UNIQUE INDEX "api_token_hash_key" ON "newsroom"."api_token"("hash");
CREATE INDEX "api_token_user_id_idx" ON "newsroom"."api_token"("user_id");
CREATE INDEX "idempotency_key_created_at_idx" ON "newsroom"."idempotency_key"("created_at");
ALTER TABLE "newsroom"."api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE newsroom.api_token
  ADD CONSTRAINT api_token_hash CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT api_token_life CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days');
ALTER TABLE newsroom.idempotency_key
  ADD CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
  ADD CONSTRAINT idempotency_request_hash CHECK (octet_length(request_hash) = 32);

-- What a key stands for, read under a lock that is held until the transaction ends: of two requests with one key the second
-- waits, and then sees what the first did. Volatile on purpose, like the heads of the chains. The lock's two numbers are a
-- space of their own, apart from the chains' single ones.
CREATE FUNCTION newsroom.idempotency_claim(person uuid, wanted text, OUT request_hash bytea, OUT done jsonb)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7305, hashtext(person::text || wanted));
  SELECT k.request_hash, k.done INTO request_hash, done FROM newsroom.idempotency_key k
    WHERE k.user_id = person AND k.key = wanted AND k.created_at > now() - interval '48 hours';
END $$;

GRANT SELECT, INSERT ON newsroom.api_token TO newsroom_app;
GRANT UPDATE (revoked_at, last_used_at) ON newsroom.api_token TO newsroom_app;
GRANT SELECT, INSERT, DELETE ON newsroom.idempotency_key TO newsroom_app;
GRANT UPDATE (request_hash, done, created_at) ON newsroom.idempotency_key TO newsroom_app;
GRANT EXECUTE ON FUNCTION newsroom.idempotency_claim(uuid, text) TO newsroom_app;
