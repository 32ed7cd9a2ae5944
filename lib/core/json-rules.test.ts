import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthOf, unstorableStringIn } from './json-rules.ts';

describe('the depth of a JSON text', () => {
  const depthOfValue = (value: unknown): number =>
    typeof value !== 'object' || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOfValue));

  test('is the depth of its value, whatever its strings contain', () => {
    expect(depthOf('{"a":"[[[{\\"[","b":[[]]}')).toBe(3);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(depthOf(JSON.stringify(value))).toBe(depthOfValue(value));
      }),
    );
  });
});

describe('a string that no text has', () => {
  test('is found anywhere, with its place', () => {
    expect(unstorableStringIn({ content: { headline: 'a\u0000b' } })).toBe('content.headline');
    expect(unstorableStringIn({ content: { subheadlines: ['fine', '\ud83d'] } })).toBe('content.subheadlines.1');
    expect(unstorableStringIn({ content: { 'a\udc00': 1 } })).toBe('content');
    expect(unstorableStringIn('\udc00\ud800')).toBe('');
  });

  test('is none that PostgreSQL accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\u0000'));
        expect(unstorableStringIn({ text, list: [text, 1, null, true] })).toBeNull();
      }),
    );
  });
});
