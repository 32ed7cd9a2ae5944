import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPieces } from './canonical.ts';

describe('canonical JSON in pieces', () => {
  it('joins to the canonical JSON of the whole, whatever the names and values', () => {
    const name = fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__' && key !== 'at' && key !== 'seq');
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue()), fc.string(), fc.nat(), (value, at, seq) => {
        const [first = '', second = '', third = ''] = canonicalPieces(value, ['at', 'seq']);
        expect(first + JSON.stringify(at) + second + seq + third).toBe(canonicalize({ ...value, at, seq }));
      }),
    );
  });

  it('leaves out undefined', () => {
    expect(canonicalPieces({ b: undefined, c: null }, ['a'])).toEqual(['{"a":', ',"c":null}']);
  });
});
