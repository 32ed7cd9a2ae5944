import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#lib/core/document.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { commentFields, linesOf, piecesOf, spanOf, spanOfLetters, textOf, trimmed } from './words-rules.ts';

const list: Doc = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'First' }, { type: 'hardBreak' }, { type: 'text', text: 'line' }],
    },
    { type: 'paragraph' },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'An item' }] }] }],
    },
  ],
};
const content: Content = {
  ...blankText,
  headline: 'A headline',
  subheadlines: ['One', '', 'Three'],
  contacts: [{ name: 'Press office', role: '', telephone: '+00 1', email: '' }],
  body: list,
};

describe('the words of a field', () => {
  it('are there for every field of a text, and stand in the fields of the sheet', () => {
    const all = commentFields.flatMap((field) => linesOf(content, field));
    expect(all.map(({ id, text }) => [id, text])).toEqual([
      ['headline', 'A headline'],
      ['sub-1', 'One'],
      ['sub-3', 'Three'],
      ['body', 'First\nline'],
      ['body', 'An item'],
      ['contact-1', 'Press office'],
      ['contact-1-telephone', '+00 1'],
    ]);
  });

  it('have the places that the editor counts', () => {
    const lines = linesOf(content, 'body');
    expect(textOf(lines)).toBe('First\nline\nAn item');
    // 1 the first character; 6 the break; behind it an empty paragraph, a list and its item begin.
    expect(piecesOf(lines, { from: 0, to: 18 })).toEqual([
      { id: 'body', from: 1, to: 11 },
      { id: 'body', from: 17, to: 24 },
    ]);
  });

  it('that are selected are a span, and a span is the selection again', () => {
    const paragraphs = fc.array(fc.stringMatching(/^[ab ]{1,12}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(paragraphs, fc.nat(80), fc.nat(80), (texts, a, b) => {
        const lines = linesOf({ ...blankText, body: documentOf(texts) }, 'body');
        const whole = textOf(lines);
        const span = trimmed(whole, { from: Math.min(a, b), to: Math.max(a, b) });
        fc.pre(span !== null);
        const pieces = piecesOf(lines, span ?? { from: 0, to: 0 });
        const selection = { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 };
        expect(spanOf(lines, () => selection)).toEqual(span);
      }),
    );
  });

  it('outside the lines are no span', () => {
    const lines = linesOf(content, 'headline');
    expect(spanOf(lines, () => null)).toBeNull();
    expect(spanOf(lines, () => ({ from: 3, to: 3 }))).toBeNull();
  });
});

it('letters are counted without line ends, as a page shows them', () => {
  const text = 'ab\ncd\n\ne';
  expect(spanOfLetters(text, { from: 1, to: 4 })).toEqual({ from: 1, to: 5 });
  expect(spanOfLetters(text, { from: 4, to: 5 })).toEqual({ from: 7, to: 8 });
  expect(spanOfLetters(text, { from: 2, to: 2 })).toBeNull();
  expect(spanOfLetters(text, { from: 0, to: 9 })).toBeNull();
});

it('white space at the ends of a selection is left out', () => {
  expect(trimmed(' two words \n', { from: 0, to: 12 })).toEqual({ from: 1, to: 10 });
  expect(trimmed('a  b', { from: 1, to: 3 })).toBeNull();
});
