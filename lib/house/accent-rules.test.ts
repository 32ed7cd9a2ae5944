import { expect, test } from 'vitest';
import fc from 'fast-check';
import { accentForDark, accentProblems } from './accent-rules.ts';
import { contrast, grounds, leastContrast } from './contrast-rules.ts';

const codes = (accent: string, accentDark: string) =>
  accentProblems({ accent, accentDark }).map(({ code, field }) => `${code} ${field}`);

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('a house has colours that can be read on paper and in the dark, or each reason why not', () => {
  expect(codes('#0b5d3b', '#7cc9a3')).toEqual([]);
  expect(codes('#777777', '#7cc9a3')).toEqual(['contrast accent']);
  expect(codes('#7cc9a3', '#0b5d3b')).toEqual(['contrast accent', 'contrast accentDark']);
  for (const odd of ['red', '#fff', '#0b5d3b; x', 'url(#a)', '', '🖋'])
    expect(codes(odd, odd)).toEqual(['colour accent', 'colour accentDark']);
});

test('any colour has one for the dark that can be read there', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (accent) => {
      expect(contrast(accentForDark(accent), grounds.dark)).toBeGreaterThanOrEqual(leastContrast);
    }),
  );
  expect(accentForDark('#7cc9a3')).toBe('#7cc9a3');
});
