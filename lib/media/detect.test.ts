// Real bytes of each kind of file.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { wordFile, wordParagraph, wordRun } from '#test/harness/word-file.ts';
import { kindOf } from './detect.ts';

const text = (words: string) => new TextEncoder().encode(words);
const pdf = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
// One white pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8//8/AwAI/AL+hc2rNAAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const webp = Buffer.concat([text('RIFF'), Buffer.from([0x1a, 0, 0, 0]), text('WEBPVP8L'), Buffer.alloc(18)]);

/** Makes an office file with this content type. */
async function office(type: string, part: string, before: Record<string, string> = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(before)) zip.file(name, content, { compression: 'STORE' });
  if (Object.keys(before).length === 0)
    zip.file('[Content_Types].xml', `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`);
  zip.file(part, '<a/>');
  return zip.generateAsync({ type: 'uint8array' });
}
const openXml = (what: string, main = 'main+xml') => `application/vnd.openxmlformats-officedocument.${what}.${main}`;
const openDocument = (what: string) => ({ mimetype: `application/vnd.oasis.opendocument.${what}` });

test('each kind that is taken is known by its bytes, whatever its name', async () => {
  expect(kindOf(text(pdf), 'a.docx')).toBe('pdf');
  expect(kindOf(png, 'a.jpg')).toBe('png');
  expect(kindOf(jpeg, 'a.png')).toBe('jpg');
  expect(kindOf(webp, 'a.png')).toBe('webp');
  expect(kindOf(await wordFile(wordParagraph(wordRun('Demonstration'))), 'a.pdf')).toBe('docx');
  expect(kindOf(await office(openXml('spreadsheetml.sheet'), 'xl/workbook.xml'), 'a.pdf')).toBe('xlsx');
  expect(kindOf(await office(openXml('presentationml.presentation'), 'ppt/presentation.xml'), 'a')).toBe('pptx');
  for (const [end, what] of [
    ['odt', 'text'],
    ['ods', 'spreadsheet'],
    ['odp', 'presentation'],
  ] as const)
    expect(kindOf(await office('', 'content.xml', openDocument(what)), 'a')).toBe(end);
});

test('a text has the kind of its sender’s name, if it is a text', async () => {
  expect(kindOf(text('month,tonnes\nNovember,12\n'), 'table.csv')).toBe('csv');
  expect(kindOf(text('Demonstration. نمونہ\r\n\tSecond line.\n'), 'note.txt')).toBe('txt');
  expect(kindOf(text('\uFEFFmonth,tonnes\n'), 'table.csv')).toBe('csv');
  expect(kindOf(text('Demonstration.'), 'note.pdf')).toBeNull();
});

test('a text may begin with any word, even with the mark of another kind of file', async () => {
  for (const words of ['Tax-free allowances rise', 'The wide road', 'BMI of children', 'MZ', 'CWS', 'GIF89a', '<svg/>'])
    expect([words, kindOf(text(words), 'note.txt')]).toEqual([words, 'txt']);
});

test('an office file is known wherever the part with its kind stands, and however it is packed', async () => {
  const zip = new JSZip();
  zip.file('ppt/media/picture.png', new Uint8Array(2 << 20).fill(7), { compression: 'STORE' });
  for (let n = 0; n < 1500; n++) zip.file(`ppt/slides/slide${n}.xml`, '<a/>');
  zip.file(
    '[Content_Types].xml',
    `<Types><Override PartName="/p" ContentType="${openXml('presentationml.presentation')}"/></Types>`,
  );
  expect(kindOf(await zip.generateAsync({ type: 'uint8array', streamFiles: true }), 'a.pptx')).toBe('pptx');
});

test('a text in another encoding or with null bytes is not UTF-8', async () => {
  expect(kindOf(Buffer.from('Z\u00fcrich;12', 'latin1'), 'table.csv')).toBe('not-utf-8');
  expect(kindOf(new Uint8Array([0x41, 0, 0x42, 0]), 'note.txt')).toBe('not-utf-8');
});

test('a file that a browser or an office program would run, or that hides other files, has no kind', async () => {
  const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  expect(kindOf(await office(macros, 'word/document.xml'), 'a.docx')).toBeNull();
  expect(kindOf(text('<!doctype html><script>alert(1)</script>'), 'a.html')).toBeNull();
  expect(kindOf(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), 'a.txt')).toBe('not-utf-8');
  const withMacros = { 'word/vbaProject.bin': 'macros' };
  expect(kindOf(await wordFile(wordParagraph(wordRun('Demonstration')), withMacros), 'a.docx')).toBeNull();
  expect(
    kindOf(await office('', 'content.xml', { ...openDocument('text'), 'Basic/Standard/Module1.xml': '' }), 'a.odt'),
  ).toBeNull();
  expect(kindOf(text('MZ\u0090\u0000'), 'a.pdf')).toBeNull();
  const zip = new JSZip().file('inner.txt', 'Demonstration.');
  expect(kindOf(await zip.generateAsync({ type: 'uint8array' }), 'a.docx')).toBeNull();
});

test('a file that is cut off after its mark causes no error', async () => {
  for (const begin of [[], [0x50, 0x4b, 3, 4], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8]])
    expect(kindOf(new Uint8Array(begin), 'a.docx')).not.toBe('docx');
});
