// Rate limits. Promise: a token bucket never exceeds its rate, even if the clock jumps.

export type Bucket = { left: number; at: number };
export type Limit = { perSecond: number; burst: number };
export type BucketResult = { bucket: Bucket; allowed: boolean; retryAfter: number };

/**
 * Takes one token from a bucket that refills by `perSecond` up to `burst`.
 * @param now ms; the clock may jump
 * @returns `retryAfter`: whole seconds until the next token, 0 if allowed
 */
export function takeOne(before: Bucket | undefined, { perSecond, burst }: Limit, now: number): BucketResult {
  const passed = Math.max(0, now - (before?.at ?? now)) / 1000;
  const full = Math.min(burst, (before?.left ?? burst) + passed * perSecond);
  if (full < 1) {
    const retryAfter = Math.max(1, Math.ceil((1 - full) / perSecond));
    return { bucket: { left: full, at: now }, allowed: false, retryAfter };
  }
  return { bucket: { left: full - 1, at: now }, allowed: true, retryAfter: 0 };
}
