import { describe, expect, test } from 'vitest';
import { isWorthRecording, networkOf, nextTry, nextTryOfNetwork, pauseAfter, type Throttle } from './throttle-rules.ts';

const start = new Date('2026-11-23T10:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const fresh: Throttle = { failures: 0, lockedUntil: null, updatedAt: start };

/** Tries a wrong password every `every` seconds. */
function guess(times: number, every: number) {
  let row = fresh;
  let passwordsTried = 0;
  const answers: (Date | null)[] = [];
  for (let i = 0; i < times; i++) {
    const now = later(i * every);
    const attempt = nextTry(row, now);
    if ('failures' in attempt) {
      passwordsTried++;
      row = { failures: attempt.failures, lockedUntil: attempt.pausesUntil, updatedAt: now };
      answers.push(attempt.pausesUntil);
    } else answers.push(attempt.lockedUntil);
  }
  return { looked: passwordsTried, answers };
}

describe('a network', () => {
  test('tries twenty passwords at once, and then one every twenty seconds', () => {
    let row = fresh;
    let passwordsTried = 0;
    for (let i = 0; i < 3600; i++) {
      const attempt = nextTryOfNetwork(row, later(i));
      if (!('failures' in attempt)) continue;
      passwordsTried++;
      row = { failures: attempt.failures, lockedUntil: null, updatedAt: attempt.since };
    }
    expect(passwordsTried).toBeGreaterThanOrEqual(20 + 178);
    expect(passwordsTried).toBeLessThanOrEqual(20 + 180);
    const refused = nextTryOfNetwork({ failures: 20, lockedUntil: null, updatedAt: start }, later(5));
    expect(refused).toEqual({ lockedUntil: later(20) });
  });

  test('is an IPv4 address, or the first half of an IPv6 address', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('2001:0db8:0:0:1:2:3:4')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOf('')).toBe('');
  });
});

describe('wrong passwords', () => {
  test('bring no pause four times, and then each doubles the pause, up to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 50].map(pauseAfter)).toEqual([
      0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });

  test('lock the name after twenty in a row, and only five of them are compared', () => {
    const { looked, answers } = guess(20, 1);
    expect(looked).toBe(5);
    expect(answers.slice(0, 4)).toEqual([null, null, null, null]);
    expect(answers[19]).toEqual(later(4 + 30));
  });

  test('during a pause do not count and do not lengthen it', () => {
    const row: Throttle = { failures: 5, lockedUntil: later(30), updatedAt: start };
    expect(nextTry(row, later(29))).toEqual({ lockedUntil: later(30) });
    expect(nextTry(row, later(30))).toEqual({ failures: 6, pausesUntil: later(30 + 60) });
  });

  test('let a guesser try about a hundred times a day', () => {
    expect(guess(24 * 360, 10).looked).toBeLessThan(105);
  });

  test('are forgotten after a day without one', () => {
    const row: Throttle = { failures: 12, lockedUntil: later(900), updatedAt: start };
    expect(nextTry(row, later(24 * 3600 + 1))).toEqual({ failures: 1, pausesUntil: null });
  });

  test('enter the record once, when the pause has its full length', () => {
    expect(Array.from({ length: 30 }, (_, n) => n + 1).filter(isWorthRecording)).toEqual([10]);
  });
});
