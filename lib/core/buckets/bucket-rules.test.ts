import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, takeOne } from './bucket-rules.ts';

describe('a bucket', () => {
  const limit = { perSecond: 10, burst: 40 };

  test('gives its burst at once, then its rate, and when the next token is there', () => {
    let bucket: Bucket | undefined;
    const take = (now: number) => {
      const result = takeOne(bucket, limit, now);
      bucket = result.bucket;
      return result;
    };
    for (let i = 0; i < 40; i++) expect(take(1000).allowed).toBe(true);
    expect(take(1000)).toMatchObject({ allowed: false, retryAfter: 1 });
    expect(take(1100).allowed).toBe(true);
    expect(take(1100).allowed).toBe(false);
  });

  test('never gives more than burst and rate together, whatever the clock does', () => {
    const steps = fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (jumps) => {
        let [now, forwards, given] = [10_000, 0, 0];
        let bucket: Bucket | undefined;
        for (const jump of jumps) {
          now += jump;
          forwards += Math.max(0, jump);
          const result = takeOne(bucket, limit, now);
          bucket = result.bucket;
          if (result.allowed) given++;
        }
        expect(given).toBeLessThanOrEqual(limit.burst + (forwards / 1000) * limit.perSecond + 1);
      }),
    );
  });
});
