import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import { expect, it } from 'vitest';
import type { Doc } from '#lib/core/document.ts';
import { checkDocument } from './check-document-rules.ts';
import { documentExtensions } from './document-rules.ts';
import { documentOf } from './document-text-rules.ts';
import { htmlOf } from './document-html.ts';

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, ...(marks.length ? { marks } : {}) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const cell = (words: string, type = 'tableCell') => ({
  type,
  attrs: { colspan: 2 },
  content: [paragraph(text(words))],
});

const documents: [string, unknown][] = [
  ['paragraphs', documentOf(['First, with https://media.example.org/a?b=1&c=2 in it.', 'Second\nof two lines.'])],
  ['signs of HTML', documentOf(['<script>alert("1 & 2")</script>', '“<b>”'])],
  ['nothing', documentOf([])],
  ['Urdu', documentOf(['یہ ایک نمائشی پریس ریلیز ہے'])],
  [
    'marks, a heading, lists and a rule',
    {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [text('Of <tides>')] },
        paragraph(text('bold', { type: 'bold' }), text(' and '), text('both', { type: 'italic' }, { type: 'bold' })),
        paragraph(text('a link', { type: 'link', attrs: { href: 'https://example.org/?a=1&b=2' } }), {
          type: 'hardBreak',
        }),
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [paragraph(text('one'))] }],
        },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('two'))] }] },
        { type: 'blockquote', content: [paragraph(text('said'))] },
        {
          type: 'blockquote',
          content: [
            paragraph(text('said')),
            { type: 'attribution', attrs: { part: 'speaker' }, content: [text('A <speaker>')] },
            { type: 'attribution', attrs: { part: 'role' }, content: [text('Director')] },
          ],
        },
        { type: 'horizontalRule' },
      ],
    },
  ],
  [
    'a table',
    {
      type: 'doc',
      content: [
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('Head', 'tableHeader'), cell('B')] },
            { type: 'tableRow', content: [cell('C'), cell('D & E')] },
          ],
        },
      ],
    },
  ],
];

it.each(documents)('%s: the HTML is the same as TipTap’s', (_what, given) => {
  const checked = checkDocument(given);
  if ('problem' in checked) throw new Error(checked.problem.message);
  const expected = renderToHTMLString({ extensions: documentExtensions, content: checked.doc });
  expect(htmlOf(checked.doc)).toBe(expected);
});

it('nodes and marks outside the schema are not rendered', () => {
  const foreign = { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://example.org' } }] };
  expect(() => htmlOf(foreign as Doc)).toThrow(/iframe/);
});
