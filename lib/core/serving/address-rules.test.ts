import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewsroomPath, readAddress, readQuery } from './address-rules.ts';

test('a release’s address is accepted unchanged', () => {
  expect(readAddress('/releases/pr/2021/11/197?edition=1')).toMatchObject({
    kind: 'ok',
    path: '/releases/pr/2021/11/197',
  });
});

test('an address with extra slashes is redirected to its one spelling, never to another host', () => {
  expect(readAddress('/releases//pr/')).toEqual({ kind: 'moved', to: '/releases/pr' });
  expect(readAddress('//evil.example/x/')).toEqual({ kind: 'moved', to: '/evil.example/x' });
});

test.each(['/a/../b', '/./a', '/%2e%2e/a', '/a b', '/a\\b', 'http://x/', '*', '', '/ا'])('%j is unknown', (target) => {
  expect(readAddress(target).kind).toBe('unknown');
});

test('an address of more than 1,024 characters is refused before it is read', () => {
  expect(readAddress(`/${'a'.repeat(1024)}`).kind).toBe('too-long');
});

test('no address makes the rules throw or redirects off the site', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (rest) => {
      const address = readAddress(`/${rest}`);
      if (address.kind === 'moved') {
        expect(address.to).toMatch(/^\/(?!\/)/);
        expect(readAddress(address.to).kind).not.toBe('moved');
      }
    }),
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
