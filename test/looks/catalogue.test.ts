import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogueLook } from './catalogue.ts';
import { filesOf } from './tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('what the desk says comes from its catalogues', () => {
  const sights = catalogueLook.find(filesOf(root));
  expect(sights.map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([]);
});

test('the look finds text, names and sentences in the fixture, and nothing else', () => {
  const house = filesOf(fileURLToPath(new URL('fixtures/house', import.meta.url)));
  expect(catalogueLook.find(house).map(({ line, what }) => `${line} ${what}`)).toEqual([
    '1 It is done.',
    '7 Notice',
    '8 A headline',
    '9 new',
    '12 of …',
  ]);
});
