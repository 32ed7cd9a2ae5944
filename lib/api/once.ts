import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '#lib/core/db.ts';
import { type Refusal, refuse } from '#lib/core/result.ts';

/** A request with an Idempotency-Key. `hash`: SHA-256 of the request. */
export type KeyedRequest = { userId: string; key: string; hash: Uint8Array<ArrayBuffer> };

/** The SHA-256 of a request; a repetition must have the same. */
export function requestHash(parts: { method: string; path: string; ifMatch: string | null; text: string }) {
  const { method, path, ifMatch, text } = parts;
  const hash = createHash('sha256')
    .update(`${method} ${path}\n${ifMatch ?? ''}\n`)
    .update(text);
  return new Uint8Array(hash.digest());
}

const keyReused: Refusal = refuse('invalid', {
  code: 'idempotency-key-reused',
  message: 'This Idempotency-Key was used for another request. Use a new key for each request.',
});

/**
 * The result of an earlier request with this key; null without one; a refusal if that request was
 * another one. A concurrent request with the same key waits here until the transaction ends.
 */
export async function earlierResult(
  tx: Tx,
  { userId, key, hash }: KeyedRequest,
): Promise<{ done: unknown } | Refusal | null> {
  const rows = await tx.$queryRaw<{ hash: Uint8Array | null; done: unknown }[]>`
    SELECT request_hash AS hash, done FROM newsroom.idempotency_claim(${userId}::uuid, ${key})`;
  const row = rows[0];
  if (!row?.hash) return null;
  return Buffer.from(row.hash).equals(hash) ? { done: row.done } : keyReused;
}

/** Keeps a command’s result under its key for 48 hours. Deletes up to five expired keys. */
export async function keepResult(tx: Tx, { userId, key, hash }: KeyedRequest, done: unknown): Promise<void> {
  await tx.$executeRaw`
    WITH swept AS (
      DELETE FROM newsroom.idempotency_key k USING (
        SELECT o.user_id, o.key FROM newsroom.idempotency_key o
         WHERE o.created_at < now() - interval '48 hours' AND NOT (o.user_id = ${userId}::uuid AND o.key = ${key})
         ORDER BY o.created_at LIMIT 5 FOR UPDATE SKIP LOCKED
      ) old WHERE k.user_id = old.user_id AND k.key = old.key
    )
    INSERT INTO newsroom.idempotency_key (user_id, key, request_hash, done)
    VALUES (${userId}::uuid, ${key}, ${hash}, ${JSON.stringify(done)}::jsonb)
    ON CONFLICT (user_id, key) DO UPDATE SET request_hash = excluded.request_hash, done = excluded.done, created_at = now()`;
}
