import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { typedWordFile, wordParagraph, wordFile, wordRun } from '#test/harness/word-file.ts';
import { Usage } from '#lib/core/command-line/line.ts';
import type { Answer } from './answer.ts';
import { parse } from './parse.ts';

const sample = new URL('../../prisma/demo/pr-197.txt', import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-parse-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, bytes: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

/** The two files have their blank lines elsewhere, so their places differ. */
const withoutPlaces = (answer: Answer) =>
  JSON.parse(JSON.stringify(answer.data, (key, value) => (key === 'span' ? undefined : value)));

it('reads a Word document like the same plain text', async () => {
  const lines = readFileSync(sample, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const text = await parse([sample]);
  const word = await parse([file('sample.DOCX', await typedWordFile(lines))]);
  expect(text).toMatchObject({ data: { label: 'PR No.197', number: 197, endMark: '*-*-*-*-*' } });
  expect(withoutPlaces(word)).toEqual(withoutPlaces(text));
});

it('says in one line why a file cannot be read', async () => {
  const picture = await wordFile(wordParagraph(`${wordRun('PR No.1')}<w:r><w:drawing/></w:r>`));
  for (const path of [
    file('picture.docx', picture),
    file('latin.txt', Buffer.from('é', 'latin1')),
    join(folder, 'none'),
  ]) {
    const answer = await parse([path]);
    expect([answer.refused, answer.text.startsWith(`${path}: `), answer.text.includes('\n')]).toEqual([
      true,
      true,
      false,
    ]);
  }
});

it('reads an empty file as an empty release, and refuses to run without a file', async () => {
  expect((await parse([file('empty.txt', '')])).data).toMatchObject({ label: null, headline: null, paragraphs: [] });
  await expect(parse([])).rejects.toThrow(Usage);
});
