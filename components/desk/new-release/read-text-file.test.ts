import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import { readTextFile, tooLong } from './read-text-file.ts';

const fileOf = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name);
const codeOf = async (file: File) => {
  const read = await readTextFile(file);
  return 'problem' in read ? read.problem.code : 'read';
};

test('a text in UTF-8 is read unchanged, without its byte order mark', async () => {
  expect(await readTextFile(fileOf('a.txt', '\uFEFFPR No.197\r\nURDU: اسلام آباد'))).toEqual({
    text: 'PR No.197\r\nURDU: اسلام آباد',
  });
});

test('a text in UTF-16, as Windows writes it, is read too', async () => {
  expect(await readTextFile(fileOf('a.txt', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42, 0x00])))).toEqual({
    text: 'AB',
  });
});

test.each([
  ['an empty file', fileOf('a.txt'), 'empty'],
  ['a file of blanks', fileOf('a.txt', ' \n '), 'blank'],
  ['a Word file under another name', fileOf('a.txt', new Uint8Array([0x50, 0x4b, 3, 4, 20])), 'packed'],
  ['a picture', fileOf('a.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])), 'picture'],
  ['a program', fileOf('a.txt', 'abc\u0000def'), 'noText'],
  ['a text in Latin-1', fileOf('a.txt', new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c])), 'notUtf8'],
  ['a file of 5 MB', fileOf('a.txt', 'a '.repeat(2_500_000)), 'fileTooLong'],
  ['a text just above the limit', fileOf('a.txt', 'a'.repeat(300_001)), 'tooLong'],
])('%s is refused with what to do', async (_name, file, code) => {
  expect(await codeOf(file)).toBe(code);
});

test('a paste of 5 MB is refused before it is sent, a whole release is not', () => {
  const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'newRelease' });
  const long = tooLong('a'.repeat(5_000_000));
  expect(t('problems.tooLong', long?.values)).toContain('5,000,000 characters');
  expect(tooLong('a'.repeat(300_000))).toBeNull();
});
