import { expect, it } from 'vitest';
import { chanceOf } from './chance.ts';

const draws = (seed: number) => {
  const chance = chanceOf(seed);
  return Array.from({ length: 1000 }, () => chance.below(10));
};

it('gives the same numbers for the same seed and others for another', () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

it('draws evenly', () => {
  for (const seed of [1, 2, 3]) {
    const counts = Array.from({ length: 10 }, (_, n) => draws(seed).filter((drawn) => drawn === n).length);
    expect(Math.min(...counts)).toBeGreaterThan(60);
    expect(Math.max(...counts)).toBeLessThan(150);
  }
});
