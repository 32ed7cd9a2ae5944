import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { acceptedEncoding, bodiesOf, bodyIn, etagOf, matchesEtag } from './encoding.ts';

const page = Buffer.from('<p>one paragraph like another</p>'.repeat(100));

test('every encoding has the same content, and is made once', async () => {
  for (const size of [1, 50]) {
    const whole = Buffer.concat(Array.from({ length: size }, () => page));
    const bodies = await bodiesOf(whole, 'text/html; charset=utf-8');
    expect(bodyIn(bodies, 'identity')).toEqual(whole);
    expect(brotliDecompressSync(bodyIn(bodies, 'br'))).toEqual(whole);
    expect(gunzipSync(bodyIn(bodies, 'gzip'))).toEqual(whole);
    expect(bodyIn(bodies, 'br')).toBe(bodyIn(bodies, 'br'));
  }
});

test('fonts and tiny bodies are not compressed', async () => {
  expect(acceptedEncoding('br', await bodiesOf(page, 'font/woff2'))).toBe('identity');
  expect(acceptedEncoding('br', await bodiesOf(Buffer.from('short'), 'text/plain'))).toBe('identity');
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
  expect(acceptedEncoding(header, await bodiesOf(page, 'text/html'))).toBe(expected);
});

test('each encoding has an entity tag of its own, and a reader with any of them has the page', () => {
  expect(new Set([etagOf('"x"', 'br'), etagOf('"x"', 'gzip'), etagOf('"x"', 'identity')]).size).toBe(3);
  expect(matchesEtag('"a", W/"x-br"', '"x"')).toBe(true);
  expect(matchesEtag('"y"', '"x"')).toBe(false);
});
