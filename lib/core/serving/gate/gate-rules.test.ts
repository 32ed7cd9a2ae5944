import { expect, test } from 'vitest';
import { gateRefusal } from './gate-rules.ts';

const own = 'https://press.demo.example';
const status = (method: string, path: string, origin: string | undefined = own) =>
  gateRefusal({ method, path, origin, own })?.status ?? 200;

test('pages are only read', () => {
  const paths = [
    '/desk',
    '/desk/new',
    '/desk/sign-in',
    '/desk/releases/1',
    '/api/releases',
    '/api/people',
    '/api/calendar/a.ics',
    '/api/preview/1',
    '/api/preview/link/a',
    '/_next/static/a.js',
  ];
  for (const path of paths)
    for (const [method, answer] of Object.entries({ GET: 200, HEAD: 200, POST: 405, PUT: 405, OPTIONS: 405 }))
      expect([method, path, status(method, path)]).toEqual([method, path, answer]);
});

test('a change comes from the newsroom’s own origin; a sign-in may have no origin', () => {
  for (const path of [
    '/api/desk/save',
    '/api/visit/join',
    '/api/files/1',
    '/api/word',
    '/api/auth/signout',
    '/api/auth/callback/credentials',
  ]) {
    expect(status('POST', path)).toBe(200);
    for (const origin of ['null', 'https://elsewhere.demo.example', 'http://press.demo.example'])
      expect([path, status('POST', path, origin)]).toEqual([path, 403]);
  }
  for (const path of ['/api/desk/save', '/api/visit/join'])
    expect(gateRefusal({ method: 'POST', path, origin: undefined, own })?.status).toBe(403);
  expect(gateRefusal({ method: 'POST', path: '/api/auth/callback/credentials', origin: undefined, own })).toBeNull();
});

test('an address that the newsroom does not have goes no further', () => {
  for (const path of [
    '/api',
    '/api/auth/_log',
    '/api/desk',
    '/api/desk/a/b',
    '/api/visit',
    '/api/visit/a/b',
    '/api/calendar',
    '/api/calendar/a/b',
    '/api/files/1/2',
    '/api/word/1',
    '/api/releases/1',
    '/deskx',
    '/__nextjs_x',
  ])
    expect([path, status('GET', path)]).toEqual([path, 404]);
});
