import { expect, test } from 'vitest';
import { routeFinder } from './route-rules.ts';

const find = routeFinder(
  [
    '/',
    '/[language]',
    '/register',
    '/register.json',
    '/releases/[...address]',
    '/[language]/releases/[...address]',
    '/archive/[[...when]]',
  ].map((pattern) => ({ pattern })),
);
const found = (path: string) => {
  const match = find(path);
  return match && [match.route.pattern, match.params];
};

test('a word comes before a parameter, and a parameter before a catch-all', () => {
  expect(found('/register')).toEqual(['/register', {}]);
  expect(found('/ur')).toEqual(['/[language]', { language: 'ur' }]);
  expect(found('/')).toEqual(['/', {}]);
});

test('a catch-all takes one or more segments, an optional one none as well', () => {
  expect(found('/releases/pr/2021/11/197')).toEqual([
    '/releases/[...address]',
    { address: ['pr', '2021', '11', '197'] },
  ]);
  expect(found('/ur/releases/ga/1')).toEqual([
    '/[language]/releases/[...address]',
    { language: 'ur', address: ['ga', '1'] },
  ]);
  expect(found('/releases')).toBeNull();
  expect(found('/archive')).toEqual(['/archive/[[...when]]', {}]);
});

test('what is no language is no language', () => {
  expect(found('/favicon.ico')).toBeNull();
  expect(found('/admin')).toBeNull();
  expect(found('/register/x')).toBeNull();
});
