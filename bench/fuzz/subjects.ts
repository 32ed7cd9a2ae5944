// The readers of what people send, each with inputs that would make a careless reader slow.
import { typedWordFile, wordFile, wordParagraph, wordRun } from '#test/harness/word-file.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import { redline } from '#lib/text/redline/rules.ts';
import { checkDocument } from '#lib/text/document/check-document-rules.ts';
import { documentOf, paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { parseRelease } from '#lib/text/house-format-rules.ts';
import { anchorOf, commentSizes, placeOf } from '#lib/releases/comments/rules.ts';
import { contentFrom } from '#lib/releases/write.ts';
import { textOfDocx } from '#lib/text/word/word.ts';
import type { Subject } from './growth.ts';
import { manyTimesOneRegion } from './zip-with-one-region.ts';

const filled = (unit: string, size: number) => unit.repeat(Math.max(1, Math.floor(size / unit.length)));
const dateline = 'Islamabad: November 23, 2021';
const released = (middle: string) => `PR No.197\nA headline\n${middle}\n${dateline}\n\nThe text.\n*-*-*-*-*\n`;

/** Each unit is repeated to the full size, alone and in the middle of a release. */
const units: Record<string, string> = {
  'blank lines': '\n',
  'blank lines with spaces': ' \n',
  'lines of one letter': 'a\n',
  'lines of one quote sign': '>\n',
  'quote signs': '>',
  'marks of direction': '\u200F',
  'blank and short lines': '\na\n',
  'three short lines and a blank one': 'a\nb\nc\n\n',
  spaces: ' ',
  tabs: '\t',
  'carriage returns': '\r',
  'closing brackets behind an address': 'http://)))))))))))))))))',
  'closing brackets': ')',
  'address marks': 'http://',
  'stars and dashes': '*-',
  'end marks': '*-*-*-*-*\n',
  'lines of dashes': '----------------------------------------\n',
  labels: 'PR No.1\n',
  datelines: `${dateline}\n`,
  'datelines without a day': 'Islamabad: November \n',
  embargoes: 'EMBARGO\n',
  'turning links': 'PREVIOUS NEXT\n',
  'opening quotes': '“',
  'quoted lines': '> ',
  'one long word': 'a',
  'one long Urdu word': 'ب',
  'combining marks': 'a\u0301\u0301\u0301\u0301',
  'marks without width': '\u200B\u200D\uFEFF',
  'pairs of surrogates': '😀',
  digits: '1',
  'Urdu digits': '۱۹۷ ',
  'left brackets': '<',
  'opening tags': '<p',
  'at signs': 'a@',
  dots: '.',
  words: 'the of and to ',
};

function shapesOf(put: (text: string) => string): Record<string, (size: number) => string> {
  return Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, (size) => put(filled(unit, size))]));
}

const reader: Subject = {
  name: 'a text in any layout',
  most: sizes.text,
  shapes: {
    ...shapesOf((text) => text),
    ...Object.fromEntries(Object.entries(shapesOf(released)).map(([name, make]) => [`${name} above a dateline`, make])),
  },
  read: (text: string) => {
    const made = contentFrom(text, { endMark: '*-*-*-*-*', language: 'en', now: new Date('2026-11-28') });
    return [parseRelease(text), made];
  },
};

const links: Subject = {
  name: 'addresses in a paragraph',
  most: sizes.text,
  shapes: {
    ...shapesOf((text) => `http://example.org/${text}`),
    'closing brackets before a letter': (size) => `http://example.org/${filled(')', size)}a`,
    'stops before a letter': (size) => `http://example.org/${filled('۔', size)}a`,
  },
  read: (text: string) => documentOf([text]),
};

const documents: Subject = {
  name: 'a document of the editor',
  most: sizes.body,
  shapes: {
    paragraphs: (size) => documentOf(filled('a\n', size / 30).split('\n')),
    breaks: (size) => documentOf([filled('a\n', size / 30)]),
    links: (size) => documentOf([filled('http://a.b ', size / 10)]),
    'list items': (size) => ({
      type: 'doc',
      content: [
        {
          type: 'orderedList',
          content: Array.from({ length: size / 110 }, () => ({
            type: 'listItem',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }],
          })),
        },
      ],
    }),
    'cells of a table': (size) => ({
      type: 'doc',
      content: [
        {
          type: 'table',
          content: Array.from({ length: size / 130 }, () => ({
            type: 'tableRow',
            content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }],
          })),
        },
      ],
    }),
  },
  read: (doc: unknown) => {
    const checked = checkDocument(doc);
    return 'doc' in checked ? paragraphsOf(checked.doc) : checked;
  },
};

const word: Subject = {
  name: 'a Word document',
  most: 8 << 20,
  shapes: {
    'margins of left brackets': (size) => typedWordFile(['A'], { 'word/header1.xml': filled('<', size) }),
    'many margins of left brackets': (size) =>
      typedWordFile(
        ['A'],
        Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`word/footer${n}.xml`, filled('<', size / 16)])),
      ),
    'codes of fields without end': (size) => wordFile(filled('<w:instrText', size)),
    'hidden without end': (size) => wordFile(`<w:vanish${filled(' ', size)}`),
    'left brackets': (size) => wordFile(filled('<', size)),
    'empty paragraphs': (size) => wordFile(filled('<w:p/>', size / 8)),
    'one long run': (size) => wordFile(wordParagraph(wordRun(filled('a ', size)))),
    'nested tables': (size) => wordFile(filled('<w:tbl><w:tr><w:tc>', Math.min(size, 8000))),
    'a directory that names one region again and again': (size) => manyTimesOneRegion(size),
    'a part that unpacks to thousandfold': (size) =>
      typedWordFile(['A'], { 'word/media/image1.bin': filled('\0', size) }),
  },
  read: async (bytes: Promise<Buffer>) => textOfDocx(await bytes),
};

const sheet = (paragraphs: string[]) => ({ ...partsOf(blankText), headline: 'A headline', dateline, paragraphs });
const lines = (size: number, of: (n: number) => string) => Array.from({ length: size / of(1).length }, (_, n) => of(n));

const redlines: Subject = {
  name: 'a redline',
  most: sizes.body,
  shapes: {
    'every paragraph of 5,000 altered': (size) => [
      Array.from({ length: 5000 }, (_, n) => filled(`a${n} b c d `, size / 5000)),
      Array.from({ length: 5000 }, (_, n) => filled(`a${n} b e d `, size / 5000)),
    ],
    'every paragraph another': (size) => [
      lines(size, (n) => `a${n} stands in the paragraph as it was before it was changed`),
      lines(size, (n) => `b${n} stands in the paragraph as it is after it was changed`),
    ],
    'paragraphs in opposite order': (size) => [
      lines(size, (n) => `the paragraph ${n} of many`),
      lines(size, (n) => `the paragraph ${n} of many`).reverse(),
    ],
    'short paragraphs that share nothing': (size) => [lines(size, (n) => `a${n} x`), lines(size, (n) => `b${n} y`)],
    'one paragraph of other words': (size) => [[filled('a b c ', size)], [filled('d e f ', size)]],
    'every second word another': (size) => [[filled('a b ', size)], [filled('a c ', size)]],
    'words of chance': (size) => [
      [lines(size, (n) => `w${(n * 7919) % 1013} `).join('')],
      [lines(size, (n) => `w${(n * 104729) % 1009} `).join('')],
    ],
  },
  read: ([before, after]: [string[], string[]]) => redline(sheet(before), sheet(after)),
};

const comments: Subject = {
  name: 'the words of a comment',
  most: sizes.body,
  shapes: shapesOf((text) => text),
  read: (text: string) => {
    const from = Math.floor(text.length / 2);
    const anchor = anchorOf(text, { from, to: Math.min(from + commentSizes.words, text.length) });
    return [placeOf(anchor, text), placeOf({ ...anchor, quote: 'gone' }, text)];
  },
};

export const subjects: Subject[] = [reader, links, documents, word, redlines, comments];
