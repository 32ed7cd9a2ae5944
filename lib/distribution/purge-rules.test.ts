import { expect, test } from 'vitest';
import { type Cache, purgeRequests } from './purge-rules.ts';

const cache = (kind: Cache['kind'], token?: string): Cache => ({ url: 'http://cache.example/', kind, token });
const tags = ['release:1', 'list:latest:en', 'release:1'];

test('Varnish and nginx get PURGE with the pages’ tags, each once', () => {
  for (const kind of ['varnish', 'nginx'] as const)
    expect(purgeRequests(cache(kind), tags)).toEqual([
      { method: 'PURGE', headers: { 'cache-tag': 'release:1,list:latest:en' } },
    ]);
  expect(purgeRequests(cache('varnish', 'secret'), tags)[0]?.headers.authorization).toBe('Bearer secret');
});

test('Fastly gets its key and surrogate keys, Cloudflare a bearer token and a list', () => {
  expect(purgeRequests(cache('fastly', 'secret'), tags)).toEqual([
    {
      method: 'POST',
      headers: { 'fastly-key': 'secret', 'surrogate-key': 'release:1 list:latest:en', accept: 'application/json' },
    },
  ]);
  expect(purgeRequests(cache('cloudflare', 'secret'), tags)).toEqual([
    {
      method: 'POST',
      headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
      body: '{"tags":["release:1","list:latest:en"]}',
    },
  ]);
});

test('a hundred tags take several requests; without tags there is none', () => {
  const many = Array.from({ length: 100 }, (_, i) => `release:${i}`);
  const parts = purgeRequests(cache('cloudflare', 'x'), many);
  expect(parts.length).toBe(4);
  expect(parts.flatMap(({ body = '' }) => JSON.parse(body).tags)).toEqual(many);
  expect(purgeRequests(cache('varnish'), [])).toEqual([]);
});
