import { expect, it } from 'vitest';
import { htmlOf } from '#lib/text/document/document-html.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { type Block, htmlOfBlocks, type Item } from './blocks-rules.ts';
import { documentOfBlocks, documentWith } from './blocks-as-document-rules.ts';

const line = (text: string, item: Partial<Item> | null = null): Block => ({
  kind: 'line',
  tag: 'p',
  dir: null,
  quote: false,
  item: item && { level: 0, kind: 'ul', type: null, number: 1, first: true, ...item },
  runs: [{ text, tags: text === 'b' ? ['strong'] : [], href: null }],
});

const blocks: Block[] = [
  line('a'),
  line('b', { kind: 'ol', type: 'i', number: 3 }),
  line('c', { kind: 'ul', level: 1 }),
  {
    kind: 'table',
    quote: false,
    item: null,
    rows: [
      [{ tag: 'th', colspan: 2, rowspan: 1, blocks: [line('d')] }],
      ['e', 'f'].map((text) => ({ tag: 'td' as const, colspan: 1, rowspan: 1, blocks: [line(text)] })),
    ],
  },
  { ...line('g'), quote: true },
  { ...line('h'), quote: true },
];

it('blocks are the same document as their HTML', () => {
  const plain = (html: string) => html.replaceAll(' colspan="1"', '').replaceAll(' rowspan="1"', '');
  expect(plain(htmlOf(documentOfBlocks(blocks)))).toBe(htmlOfBlocks(blocks));
});

it('a plain text gets its lists, tables and letters back where it says the same', () => {
  const formatted = documentOfBlocks(blocks);
  const paragraphs = paragraphsOf(formatted);
  expect(htmlOf(documentWith(paragraphs, formatted))).toBe(htmlOf(formatted));
});

it('a text that was changed keeps its own words', () => {
  const formatted = documentOfBlocks(blocks);
  const [a = '', list = '', table = ''] = paragraphsOf(formatted);
  const changed = ['new', a, `${list} and more`, table, 'g'];
  const made = documentWith(changed, formatted);
  expect(paragraphsOf(made)).toEqual(changed);
  expect(made.content?.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'table', 'paragraph']);
});
