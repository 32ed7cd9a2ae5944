import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressRefusal, type RequestHead, newsroomRefusal, secondsFor, siteRefusal } from './limit-rules.ts';

const head = (given: Partial<RequestHead>): RequestHead => ({
  method: 'POST',
  path: '/api/desk/save',
  query: '',
  contentLength: undefined,
  isChunked: false,
  hasSession: false,
  ...given,
});
const statusOf = (given: Partial<RequestHead>) => newsroomRefusal(head(given))?.status ?? 'taken in';
const kilobytes = (n: number) => String(n * 1024);

test('a sign-in has at most 16 KB at each of its addresses', () => {
  for (const path of ['/api/auth/callback/credentials', '/api/auth/signout', '/api/auth/_log', '/api/auth/x/y']) {
    expect(statusOf({ path, contentLength: kilobytes(16) })).toBe('taken in');
    expect(statusOf({ path, contentLength: '16385' })).toBe(413);
    expect(statusOf({ path, isChunked: true })).toBe(411);
  }
});

test('the desk accepts no body without a session', () => {
  for (const path of ['/api/desk/save', '/api/desk/x/y', '/api/files/1', '/api/word']) {
    expect(statusOf({ path, contentLength: '1' })).toBe(401);
    expect(statusOf({ path, isChunked: true })).toBe(401);
    expect(statusOf({ path, contentLength: '0' })).toBe('taken in');
    expect(statusOf({ path, contentLength: kilobytes(1024), hasSession: true })).toBe('taken in');
  }
});

test('a visit needs no session, and is small', () => {
  for (const [path, most] of Object.entries({
    '/api/visit/join': 64,
    '/api/visit/setUpHouse': 320,
    '/api/visit/x': 64,
  })) {
    expect(statusOf({ path, contentLength: kilobytes(most) })).toBe('taken in');
    expect(statusOf({ path, contentLength: String(most * 1024 + 1) })).toBe(413);
    expect(statusOf({ path, isChunked: true })).toBe(411);
    expect(statusOf({ method: 'GET', path })).toBe(405);
  }
});

test.each([
  ['/api/desk/save', 8],
  ['/api/files/1', 12],
  ['/api/word', 8],
  ['/api/v1/releases', 4],
  ['/api/v1/releases/1/files', 16],
])('%s takes %i MB and no more', (path, megabytes) => {
  const hasSession = true;
  expect(statusOf({ path, hasSession, contentLength: kilobytes(megabytes * 1024) })).toBe('taken in');
  expect(statusOf({ path, hasSession, contentLength: String(megabytes * 1024 * 1024 + 1) })).toBe(413);
});

test('the API counts a body while it reads, so the body may have no length', () => {
  expect(statusOf({ path: '/api/v1/releases', isChunked: true })).toBe('taken in');
});

test('a GET brings no body', () => {
  for (const path of ['/desk', '/api/v1/releases', '/api/health/ready', '/_next/static/x.js', '/api/nothing'])
    for (const method of ['GET', 'HEAD'])
      expect(statusOf({ method, path, contentLength: '1', hasSession: true })).toBe(413);
  expect(siteRefusal(head({ method: 'GET', path: '/', contentLength: '1' }))?.status).toBe(413);
});

test('an unknown method is refused with the methods that the address has', () => {
  for (const method of ['TRACE', 'PROPFIND', 'PUT', 'DELETE'])
    expect(newsroomRefusal(head({ method }))).toMatchObject({ status: 405, headers: { Allow: 'POST' } });
  expect(newsroomRefusal(head({ method: 'TRACE', path: '/api/v1/releases' }))?.status).toBe(405);
  expect(newsroomRefusal(head({ path: '/api/health/ready' }))?.headers?.Allow).toBe('GET, HEAD');
  expect(siteRefusal(head({ method: 'TRACE' }))).toMatchObject({ status: 405, headers: { Allow: 'GET, HEAD' } });
});

test.each([
  ['/desk/%', ''],
  ['/desk/%E0', ''],
  ['/api/files/%E0/x/y', ''],
  ['/desk/%00', ''],
  ['/desk/a%0Ab', ''],
  ['/desk/../x', ''],
  ['/desk/%2e%2e/x', ''],
  ['/desk/a\\b', ''],
  ['/desk/\u00e9', ''],
  ['/desk', 'q=%00'],
  ['/api/v1/releases', 'q=a%00b'],
  ['/desk', 'q=\u00e9'],
])('%s?%s is refused as unreadable', (path, query) => {
  expect(newsroomRefusal(head({ method: 'GET', path, query }))?.status).toBe(400);
});

test('an address that cannot end is refused', () => {
  expect(addressRefusal('/desk', `q=${'a'.repeat(5000)}`)?.status).toBe(414);
});

test('no address makes the rules throw, and every accepted address can be decoded', () => {
  const written = fc.string({
    unit: fc.constantFrom('%', '0', 'E', 'a', '/', '.', '\\', '\0', 'é', '?', '2'),
    maxLength: 9,
  });
  fc.assert(
    fc.property(written, written, (rest, query) => {
      if (addressRefusal(`/desk/${rest}`, query) === null) expect(decodeURIComponent(rest)).not.toContain('\0');
    }),
  );
});

test('a password arrives within seconds, a file may take two minutes', () => {
  expect(secondsFor('/api/auth/callback/credentials')).toBe(15);
  expect(secondsFor('/api/files/1')).toBe(120);
});

test('the site takes a body where a copy is checked, and nowhere else', () => {
  const site = (given: Partial<RequestHead>) => siteRefusal(head(given))?.status ?? 'taken in';
  for (const path of ['/check', '/ur/check', '/pt-br/check']) {
    expect(site({ path, contentLength: kilobytes(12 * 1024) })).toBe('taken in');
    expect(site({ path, contentLength: String(12 * 1024 * 1024 + 1) })).toBe(413);
    expect(site({ path, isChunked: true })).toBe(411);
    expect(site({ path, method: 'GET', contentLength: '1' })).toBe(413);
    expect(site({ path, method: 'GET' })).toBe('taken in');
    expect(siteRefusal(head({ path, method: 'PUT' }))?.headers?.Allow).toBe('GET, HEAD, POST');
  }
  for (const path of [
    '/',
    '/checks',
    '/check/',
    '/ur/check/more',
    '/register/check',
    '/api/files/1',
    '/api/v1/releases',
  ])
    expect(site({ path, contentLength: '1' })).toBe(405);
});

test('a copy may take a minute to arrive', () => expect(secondsFor('/ur/check')).toBe(60));
