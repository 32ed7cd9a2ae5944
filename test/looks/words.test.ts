import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { filesOf } from './tree.ts';
import { commentedFiles, longComments, longCommentsIn, plainNames } from './words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test(plainNames.promise, () => {
  expect(plainNames.find(filesOf(root)).map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([]);
});

test('A line of comment has at most 100 characters.', () => {
  expect(commentedFiles(root).length).toBeGreaterThan(500);
  expect(longCommentsIn(root).map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([]);
});

test('the look finds a participle in the fixture, and a long comment', () => {
  const house = filesOf(fileURLToPath(new URL('fixtures/house', import.meta.url)));
  expect(plainNames.find(house).map(({ file, what }) => `${file} ${what}`)).toEqual(['lib/releases/show.ts shown']);
  const text = ['// short', `// ${'a'.repeat(98)}`, `const x = '${'a'.repeat(98)}';`, `-- ${'b'.repeat(98)}`].join(
    '\n',
  );
  expect(longComments('x.ts', text).map(({ line }) => line)).toEqual([2, 4]);
});
