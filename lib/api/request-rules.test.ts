import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorAfter, readCursor } from './cursor-rules.ts';
import { readBearer, readIdempotencyKey, readIfMatch } from './request-rules.ts';

describe('a version in If-Match', () => {
  test('is one strong tag with a version in it, and nothing else', () => {
    expect(readIfMatch('"17"')).toEqual({ ok: true, value: 17 });
    expect(readIfMatch(null)).toMatchObject({ ok: false, kind: 'precondition' });
    for (const odd of ['', '*', '17', '""', '"0"', '"-1"', '"1.5"', '"1e3"', 'W/"17"', '"1","2"', '"99999999999"'])
      expect([odd, readIfMatch(odd).ok]).toEqual([odd, false]);
  });
});

test('a key is printable and has 1 to 255 characters', () => {
  expect(readIdempotencyKey(null)).toEqual({ ok: true, value: null });
  expect(readIdempotencyKey('a b"c')).toEqual({ ok: true, value: 'a b"c' });
  for (const odd of ['', 'ü', '\t', 'x'.repeat(256)]) expect(readIdempotencyKey(odd).ok).toBe(false);
});

test('a token follows Bearer', () => {
  expect(readBearer('Bearer pmk_x')).toBe('pmk_x');
  expect(readBearer('bearer  pmk_x')).toBe('pmk_x');
  for (const odd of [null, '', 'Bearer', 'Basic eDp5', 'Bearer a b', 'pmk_x']) expect(readBearer(odd)).toBeNull();
});

test('a cursor leads back to its key, and nothing else is a cursor', () => {
  const any = /^[\x20-\x7e]+$/;
  fc.assert(
    fc.property(fc.stringMatching(/^[\x20-\x7e]{1,50}$/), (key) => {
      expect(readCursor(cursorAfter(key), any)).toBe(key);
    }),
  );
  for (const odd of ['', '%', btoa('v2:5'), btoa('5'), 'é'.repeat(3)]) expect(readCursor(odd, any)).toBeNull();
  expect(readCursor(cursorAfter('5 OR 1=1'), /^\d+$/)).toBeNull();
});
