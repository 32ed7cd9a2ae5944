import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { faces, rangeOf } from '#app/(site)/_fonts/faces.ts';
import { cutFont, fontFolder } from './make.ts';

const small = faces.filter((face) => face.name);
const bytesOf = (name: string) => readFileSync(path.join(fontFolder, `${name}.woff2`));

test.each(small.map((face) => [face.name ?? '', face] as const))(
  'the file of %s is what its package and its list of letters give',
  async (name, face) => {
    expect(bytesOf(name).equals(await cutFont(face))).toBe(true);
  },
);

test('there is no font that no page names', () => {
  const files = readdirSync(fontFolder).filter((name) => name.endsWith('.woff2'));
  expect(files.toSorted()).toEqual(small.map(({ name }) => `${name}.woff2`).toSorted());
});

test('a page in English loads at most 60 kB of fonts first, the word اردو at most 2 kB', () => {
  expect(bytesOf('serif').length + bytesOf('sans').length).toBeLessThan(60_000);
  expect(bytesOf('urdu-name').length).toBeLessThan(2000);
});

test('a range names each code point once', () => {
  expect(rangeOf([0x41, 0x42, 0x43, 0x61, 0x41])).toBe('U+41-43,U+61');
});
