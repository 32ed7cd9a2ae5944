// What a file is, seen from real bytes of each kind.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { wordFile, wordParagraph, wordRun } from '#e2e/harness/word-file.ts';
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

/** An office file by its declared content. */
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

test('each kind that is taken is known by its bytes, whatever it is called', async () => {
  expect(await kindOf(text(pdf), 'a.docx')).toBe('pdf');
  expect(await kindOf(png, 'a.jpg')).toBe('png');
  expect(await kindOf(jpeg, 'a.png')).toBe('jpg');
  expect(await kindOf(webp, 'a.png')).toBe('webp');
  expect(await kindOf(await wordFile(wordParagraph(wordRun('Demonstration'))), 'a.pdf')).toBe('docx');
  expect(await kindOf(await office(openXml('spreadsheetml.sheet'), 'xl/workbook.xml'), 'a.pdf')).toBe('xlsx');
  expect(await kindOf(await office(openXml('presentationml.presentation'), 'ppt/presentation.xml'), 'a')).toBe('pptx');
  for (const [end, what] of [
    ['odt', 'text'],
    ['ods', 'spreadsheet'],
    ['odp', 'presentation'],
  ] as const)
    expect(await kindOf(await office('', 'content.xml', openDocument(what)), 'a')).toBe(end);
});

test('a text is what its sender says of it, where it is one', async () => {
  expect(await kindOf(text('month,tonnes\nNovember,12\n'), 'table.csv')).toBe('csv');
  expect(await kindOf(text('Demonstration. نمونہ\r\n\tSecond line.\n'), 'note.txt')).toBe('txt');
  expect(await kindOf(text('\uFEFFmonth,tonnes\n'), 'table.csv')).toBe('csv');
  expect(await kindOf(text('Demonstration.'), 'note.pdf')).toBeNull();
});

test('a text in another encoding is told apart from one that is none', async () => {
  expect(await kindOf(Buffer.from('Z\u00fcrich;12', 'latin1'), 'table.csv')).toBe('not-utf-8');
  expect(await kindOf(new Uint8Array([0x41, 0, 0x42, 0]), 'note.txt')).toBe('not-utf-8');
});

test('what a browser or an office program would run, and what hides other files, is of no kind', async () => {
  const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  expect(await kindOf(await office(macros, 'word/document.xml'), 'a.docx')).toBeNull();
  expect(await kindOf(text('<!doctype html><script>alert(1)</script>'), 'a.html')).toBeNull();
  expect(await kindOf(text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.txt')).toBeNull();
  expect(await kindOf(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), 'a.txt')).toBeNull();
  expect(await kindOf(text('MZ\u0090\u0000'), 'a.pdf')).toBeNull();
  const zip = new JSZip().file('inner.txt', 'Demonstration.');
  expect(await kindOf(await zip.generateAsync({ type: 'uint8array' }), 'a.docx')).toBeNull();
});

test('bytes that begin as a kind and end in nothing are no reason to fail', async () => {
  for (const begin of [[], [0x50, 0x4b, 3, 4], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8]])
    expect(await kindOf(new Uint8Array(begin), 'a.docx')).not.toBe('docx');
});
