import 'server-only';
import { LRUCache } from 'lru-cache';
import { type Bucket, type BucketResult, type Limit, takeOne } from './bucket-rules.ts';

export type Buckets = LRUCache<string, Bucket>;

/** Buckets by name, of this process. With several processes the limits multiply. */
export const newBuckets = (): Buckets => new LRUCache<string, Bucket>({ max: 10_000 });

/** Takes one token from the bucket of this name. */
export function takeFrom(buckets: Buckets, name: string, limit: Limit): BucketResult {
  const result = takeOne(buckets.get(name), limit, performance.now());
  buckets.set(name, result.bucket);
  return result;
}
