import fc from 'fast-check';
import { expect, it } from 'vitest';
import { betweenCards, topsOf } from './margin-rules.ts';

it('a card stands at its words where there is room, and below the one before where there is none', () => {
  expect(topsOf([])).toEqual([]);
  expect(
    topsOf([
      { wanted: 40, height: 100 },
      { wanted: 60, height: 50 },
      { wanted: 400, height: 50 },
    ]),
  ).toEqual([40, 140 + betweenCards, 400]);
});

it('no cards overlap, and none stands above its words', () => {
  const card = fc.record({ wanted: fc.integer({ min: -50, max: 5000 }), height: fc.nat(600) });
  fc.assert(
    fc.property(fc.array(card, { maxLength: 40 }), (cards) => {
      const tops = topsOf(cards);
      for (const [at, top] of tops.entries()) {
        expect(top).toBeGreaterThanOrEqual(cards[at]?.wanted ?? 0);
        const before = tops[at - 1];
        if (before !== undefined) expect(top).toBeGreaterThanOrEqual(before + (cards[at - 1]?.height ?? 0));
      }
    }),
  );
});
