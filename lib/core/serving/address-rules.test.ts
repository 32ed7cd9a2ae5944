import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewsroomPath, readAddress, readQuery } from './address-rules.ts';
import { tidyPath } from './tidy-path-rules.ts';

test('a release’s address is accepted unchanged', () => {
  expect(readAddress('/releases/pr/2021/11/197?edition=1')).toMatchObject({
    kind: 'ok',
    path: '/releases/pr/2021/11/197',
  });
});

test.each([
  '/',
  '/releases/ip/2021/1234',
  '/releases/ip/2021/7',
  '/releases/ga/12779.json',
  '/releases/fy/2021-2022/1234',
  '/releases/jy/r1/322',
  '/ur/releases/pr/2021/01/5/changes.json',
  '/releases/pr/2021/11/197/annexure-2.pdf',
  '/archive/pr/2021/11',
  '/archive/2021/01/05',
  '/archive/fy/2021-2022',
  '/register/pr/2021-11',
  '/register/fy/2021-2022',
  '/sitemap/ur/2021-11-2.xml',
  '/.well-known/security.txt',
])('%s is tidy', (path) => {
  expect(tidyPath(path)).toBe(path);
});

test.each([
  ['/releases/pr/2021/1/0005', '/releases/pr/2021/01/5'],
  ['/releases/IP/2021/007/Changes', '/releases/ip/2021/7/changes'],
  ['/releases/ga/00012779.Json', '/releases/ga/12779.json'],
  ['/releases/fy/2021-2022/01234', '/releases/fy/2021-2022/1234'],
  ['/ur/releases/pr/2021-1/197', '/ur/releases/pr/2021/01/197'],
  ['/archive/2021-11-5', '/archive/2021/11/05'],
  ['/archive/pr/2021-11/', '/archive/pr/2021/11'],
  ['/register/pr/2021-1', '/register/pr/2021-01'],
  ['/ur/2021/1/5', '/ur/archive/2021/01/05'],
  ['/2021', '/archive/2021'],
  ['/…', '/'],
])('%s is untidy for %s', (path, tidy) => {
  expect(tidyPath(path)).toBe(tidy);
});

test('an address with extra slashes leads to its one spelling, never to another host', () => {
  expect(readAddress('/releases//pr/?q=//x')).toEqual({ kind: 'untidy', to: '/releases/pr?q=//x' });
  expect(readAddress('//evil.example/x/')).toEqual({ kind: 'untidy', to: '/evil.example/x' });
});

test.each([
  '/a/../b',
  '/./a',
  '/%2e%2e/a',
  '/a b',
  '/a\\b',
  'http://x/',
  '*',
  '',
  '/ا',
  '/%2f%2fa',
  '/a%5cb',
  '/%',
  '/%2531',
])('%j is unknown', (target) => {
  expect(readAddress(target).kind).toBe('unknown');
});

test('an address of more than 1,024 characters is refused before it is read', () => {
  expect(readAddress(`/${'a'.repeat(1024)}`).kind).toBe('too-long');
});

const part = fc.oneof(
  fc.constantFrom(
    'releases',
    'archive',
    'register',
    'ur',
    'PR',
    '2021',
    '11',
    '2021-11',
    '2021-2022',
    '0197',
    '197.',
    '1',
    '%31',
    '',
    '.',
    'r1',
    'changes',
  ),
  fc.string({ maxLength: 12 }),
);
const address = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.array(part, { maxLength: 7 }).map((parts) => parts.join('/')),
);

test('a tidy address never leads on, and no address makes the rules throw or leads off the site', () => {
  fc.assert(
    fc.property(address, (rest) => {
      const read = readAddress(`/${rest}`);
      if (read.kind !== 'untidy') return;
      expect(read.to).toMatch(/^\/(?![/\\])/);
      expect(readAddress(read.to).kind).toBe('ok');
    }),
    { numRuns: 5000 },
  );
});

test('only declared parameters of the declared shape are kept, in one order', () => {
  const shape = { edition: /^[1-9]\d{0,3}$/, before: /^\d+$/ };
  expect(readQuery(new URLSearchParams('before=7&utm_source=x&edition=2'), shape)).toBe('?edition=2&before=7');
  expect(readQuery(new URLSearchParams('utm_source=x'), shape)).toBe('');
  expect(readQuery(new URLSearchParams('edition=1;drop'), shape)).toBeNull();
});

test('the newsroom’s addresses are a closed list', () => {
  expect(['/desk', '/desk/releases/1', '/api/v1/releases', '/_next/static/x.js'].every(isNewsroomPath)).toBe(true);
  expect(['/', '/desks', '/apiary', '/releases/desk', '/ur/desk'].some(isNewsroomPath)).toBe(false);
});
