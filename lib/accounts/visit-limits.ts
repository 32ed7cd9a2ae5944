// How often somebody without a session may come.
import 'server-only';
import type { Limit } from '#lib/core/buckets/bucket-rules.ts';
import { type Buckets, newBuckets, takeFrom } from '#lib/core/buckets/buckets.ts';
import { type Refusal, refuse } from '#lib/core/result.ts';
import { hashOfCode } from './links.ts';
import { networkOf } from './sign-in/throttle-rules.ts';

// The first limit has room for the first day of an office behind one address. The second has room
// for one person with one link.
const ofNetwork: Limit = { perSecond: 1, burst: 60 };
const ofCode: Limit = { perSecond: 0.5, burst: 30 };

/**
 * Takes from a bucket.
 * @returns why the sender must wait, or null
 */
function refusalToVisit(buckets: Buckets, name: string, limit: Limit): Refusal | null {
  const { allowed, retryAfter } = takeFrom(buckets, name, limit);
  if (allowed) return null;
  return refuse('throttled', {
    code: 'too-many',
    message: `This was sent very often. Nothing was done now; wait ${retryAfter} seconds and send it again.`,
    params: { seconds: retryAfter },
  });
}

/** Counts visits of one kind in this process, by network and by the secret that they bring. */
export function visitLimits() {
  const [networks, codes] = [newBuckets(), newBuckets()];
  return {
    /** @param address of the sender */
    refusalOfNetwork: (address: string) => refusalToVisit(networks, networkOf(address), ofNetwork),
    refusalOfCode: (code: string) => refusalToVisit(codes, hashOfCode(code).toString('hex'), ofCode),
  };
}
