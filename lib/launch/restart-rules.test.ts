import { describe, expect, test } from 'vitest';
import { crashesInARow, isHopeless, pauseAfter } from './restart-rules.ts';

/** The crashes in a row after runs of these lengths, in seconds. */
const after = (...lives: number[]) => lives.reduce((crashes, life) => crashesInARow(crashes, life * 1000), 0);

describe('a process that crashed', () => {
  test('after a long run is started again at once, however often that happens', () => {
    const lives = Array.from({ length: 100 }, () => 25);
    expect(pauseAfter(after(...lives))).toBe(100);
    expect(isHopeless(after(...lives))).toBe(false);
  });

  test('soon after its start waits longer each time, up to five seconds', () => {
    expect([1, 2, 3, 4, 6, 7, 100].map(pauseAfter)).toEqual([100, 200, 400, 800, 3200, 5000, 5000]);
    expect(after(60, 1, 1)).toBe(3);
    expect(after(1, 1, 1, 60)).toBe(1);
  });

  test('is hopeless when more than five short runs follow each other', () => {
    expect(isHopeless(after(1, 1, 1, 1, 1))).toBe(false);
    expect(isHopeless(after(1, 1, 1, 1, 1, 1))).toBe(true);
    expect(isHopeless(after(1, 1, 1, 20, 1, 1))).toBe(false);
  });

  test('does not count a kill from outside, and begins to count anew after a long run', () => {
    expect(crashesInARow(0, 1000, true)).toBe(0);
    expect(crashesInARow(5, 1000, true)).toBe(5);
    expect(crashesInARow(5, 60_000, true)).toBe(0);
  });
});
