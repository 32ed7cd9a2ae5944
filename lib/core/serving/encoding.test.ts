import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { acceptedEncoding, encodeAll, etagOf, isKnown } from './encoding.ts';

const page = Buffer.from('<p>one paragraph like another</p>'.repeat(100));

test('every encoding holds the same bytes', async () => {
  const { identity, br, gzip } = await encodeAll(page, 'text/html; charset=utf-8');
  expect(identity).toEqual(page);
  expect(br && brotliDecompressSync(br)).toEqual(page);
  expect(gzip && gunzipSync(gzip)).toEqual(page);
});

test('fonts and crumbs are left as they are', async () => {
  expect(Object.keys(await encodeAll(page, 'font/woff2'))).toEqual(['identity']);
  expect(Object.keys(await encodeAll(Buffer.from('short'), 'text/plain'))).toEqual(['identity']);
});

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['gzip', 'gzip'],
  ['brotli-like', 'identity'],
  ['*', 'identity'],
  [undefined, 'identity'],
])('Accept-Encoding %j gets %s', async (header, expected) => {
  expect(acceptedEncoding(header, await encodeAll(page, 'text/html'))).toBe(expected);
});

test('each encoding has an entity tag of its own, and a reader with any of them has the page', () => {
  expect(new Set([etagOf('"x"', 'br'), etagOf('"x"', 'gzip'), etagOf('"x"', 'identity')]).size).toBe(3);
  expect(isKnown('"a", W/"x-br"', '"x"')).toBe(true);
  expect(isKnown('"y"', '"x"')).toBe(false);
});
