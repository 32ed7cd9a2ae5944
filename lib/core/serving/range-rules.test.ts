import { expect, test } from 'vitest';
import { contentRange, isUnmodified, modifiedAt, readRange } from './range-rules.ts';

test.each([
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=90-', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=50-5000', { from: 50, to: 99 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=9-3', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['lines=0-9', null],
  [undefined, null],
])('of 100 bytes %s means %o', (header, range) => {
  expect(readRange(header, 100)).toEqual(range);
});

test('a part has its place in Content-Range', () => {
  expect(contentRange({ from: 5, to: 9 }, 100)).toBe('bytes 5-9/100');
  expect(contentRange('beyond', 100)).toBe('bytes */100');
});

test('a reader from after the making has the bytes; within the second of a change nothing is certain', () => {
  const madeAt = Date.parse('2026-11-27T12:00:05.600Z');
  const long = modifiedAt(madeAt, madeAt - 60_000);
  expect(long.text).toBe('Fri, 27 Nov 2026 12:00:05 GMT');
  expect(isUnmodified(long.text, long)).toBe(true);
  expect(isUnmodified('Fri, 27 Nov 2026 12:00:04 GMT', long)).toBe(false);
  const close = modifiedAt(madeAt, madeAt - 300);
  expect(isUnmodified(close.text, close)).toBe(false);
  expect(isUnmodified('Fri, 27 Nov 2026 12:00:06 GMT', close)).toBe(true);
  expect([undefined, 'yesterday', ''].map((header) => isUnmodified(header, long))).toEqual([false, false, false]);
});
