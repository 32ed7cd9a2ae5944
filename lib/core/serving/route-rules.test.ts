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
const routeOf = (path: string) => {
  const match = find(path);
  return match && [match.route.pattern, match.params];
};

test('a word comes before a parameter, and a parameter before a catch-all', () => {
  expect(routeOf('/register')).toEqual(['/register', {}]);
  expect(routeOf('/ur')).toEqual(['/[language]', { language: 'ur' }]);
  expect(routeOf('/')).toEqual(['/', {}]);
});

test('a catch-all takes one or more segments, an optional one also none', () => {
  expect(routeOf('/releases/pr/2021/11/197')).toEqual([
    '/releases/[...address]',
    { address: ['pr', '2021', '11', '197'] },
  ]);
  expect(routeOf('/ur/releases/ga/1')).toEqual([
    '/[language]/releases/[...address]',
    { language: 'ur', address: ['ga', '1'] },
  ]);
  expect(routeOf('/releases')).toBeNull();
  expect(routeOf('/archive')).toEqual(['/archive/[[...when]]', {}]);
});

test('a segment that cannot be a language matches no [language]', () => {
  expect(routeOf('/favicon.ico')).toBeNull();
  expect(routeOf('/admin')).toBeNull();
  expect(routeOf('/register/x')).toBeNull();
});
