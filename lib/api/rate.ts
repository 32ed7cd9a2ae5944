import 'server-only';
import { LRUCache } from 'lru-cache';
import { env } from '#lib/core/env.ts';
import { type Bucket, type Limit, type BucketResult, takeOne } from './request-rules.ts';

// Counted in this process alone: with several, a token may do as many times more. See docs/decisions/0017.
const tokens = new LRUCache<string, Bucket>({ max: 10_000 });
const addresses = new LRUCache<string, Bucket>({ max: 10_000 });
const workingTokens = new LRUCache<string, true>({ max: 10_000, ttl: 3_600_000 });

/** Wrong tokens from one address: sixty at once, then one a second. */
const failures: Limit = { perSecond: 1, burst: 60 };

/** What a token may do: so many requests a second, and four times as many at once. */
export function tokenLimit(): Limit {
  const perSecond = env().PRESSMARK_API_RATE;
  return { perSecond, burst: perSecond * 4 };
}

function takeFrom(buckets: LRUCache<string, Bucket>, name: string, limit: Limit): BucketResult {
  const result = takeOne(buckets.get(name), limit, performance.now());
  buckets.set(name, result.bucket);
  return result;
}

export const takeRequest = (tokenId: string) => takeFrom(tokens, tokenId, tokenLimit());
export const takeFailure = (address: string) => takeFrom(addresses, address, failures);

/** True while an address has tried so many wrong tokens that no unknown one is looked up for it. */
export function isShutOut(address: string, token: string): boolean {
  const bucket = addresses.get(address);
  if (!bucket || workingTokens.has(token)) return false;
  return !takeOne(bucket, failures, performance.now()).allowed;
}

/** Remembers a token that worked, so that somebody else's wrong ones behind the same address do not stop it. */
export function rememberWorking(token: string): void {
  workingTokens.set(token, true);
}
