import { expect, it } from 'vitest';
import { Backoff } from './backoff.ts';

function clockwork() {
  let now = 1000;
  return { now: () => now, pass: (ms: number) => (now += ms) };
}

it('each failure doubles the delay of its own id, up to a minute', () => {
  const { now, pass } = clockwork();
  const putOff = new Backoff(now);
  const waits = Array.from({ length: 12 }, () => putOff.delay('a'));
  expect(waits.slice(0, 4)).toEqual([200, 400, 800, 1600]);
  expect(waits.at(-1)).toBe(60_000);
  expect(putOff.waitingIds()).toEqual(['a']);
  pass(60_000);
  expect(putOff.waitingIds()).toEqual([]);
});

it('an id begins anew when it is cleared, or after a long time without a failure', () => {
  const { now, pass } = clockwork();
  const putOff = new Backoff(now);
  putOff.delay('a');
  putOff.delay('a');
  putOff.clear('a');
  expect(putOff.waitingIds()).toEqual([]);
  expect(putOff.delay('a')).toBe(200);
  putOff.delay('a');
  pass(700_000);
  expect(putOff.waitingIds()).toEqual([]);
  expect(putOff.delay('a')).toBe(200);
});
