import 'server-only';
import { LRUCache } from 'lru-cache';
import { type Limit, takeOne } from '#lib/core/buckets/bucket-rules.ts';
import { newBuckets, takeFrom } from '#lib/core/buckets/buckets.ts';
import { env } from '#lib/core/env.ts';

// Counted per process: with several processes the limits multiply. See docs/decisions/0017.
const tokens = newBuckets();
const addresses = newBuckets();
const workingTokens = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });

/** Wrong tokens per address. */
const failures: Limit = { perSecond: 1, burst: 60 };

/** The limit of a token; a burst is four seconds’ worth. */
export function tokenLimit(): Limit {
  const perSecond = env().PRESSMARK_API_RATE;
  return { perSecond, burst: perSecond * 4 };
}

export const takeRequest = (tokenId: string) => takeFrom(tokens, tokenId, tokenLimit());
export const takeFailure = (address: string) => takeFrom(addresses, address, failures);

/** True while an address has sent too many wrong tokens. Tokens that worked before still pass. */
export function isShutOut(address: string, token: string): boolean {
  const bucket = addresses.get(address);
  if (!bucket || workingTokens.has(token)) return false;
  return !takeOne(bucket, failures, performance.now()).allowed;
}

/** Remembers a valid token, so that wrong ones from the same address do not block it. */
export function rememberWorking(token: string): void {
  workingTokens.set(token, true);
}
