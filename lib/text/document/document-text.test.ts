// A document as the house prints it.
import { describe, expect, it } from 'vitest';
import type { DocNode } from '#lib/core/document.ts';
import { checkDocument } from './check-document-rules.ts';
import { documentOf, paragraphsOf } from './document-text-rules.ts';

const text = (words: string, ...marks: string[]): DocNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content });
const item = (...content: DocNode[]): DocNode => ({ type: 'listItem', content });
const list = (attrs: Record<string, unknown>, ...content: DocNode[]): DocNode => ({
  type: 'orderedList',
  attrs,
  content,
});
const cell = (words: string, attrs: Record<string, unknown> = {}): DocNode => ({
  type: 'tableCell',
  attrs,
  content: [words === '' ? { type: 'paragraph' } : paragraph(text(words))],
});

function printed(...content: DocNode[]): string[] {
  const checked = checkDocument({ type: 'doc', content });
  if ('problem' in checked) throw new Error(checked.problem.message);
  return paragraphsOf(checked.doc);
}

describe('a document', () => {
  it.each([
    ['10', '6', 'superscript', '10⁶'],
    ['10', '−12', 'superscript', '10⁻¹²'],
    ['m', '2', 'superscript', 'm²'],
    ['21', 'st', 'superscript', '21st'],
    ['Brand', '®', 'superscript', 'Brand®'],
    ['as said', '[1]', 'superscript', 'as said[1]'],
    ['x', 'a', 'superscript', 'x^a'],
    ['2', 'x+k', 'superscript', '2^(x+k)'],
    ['2', '10 ', 'superscript', '2¹⁰ '],
    ['H', '2', 'subscript', 'H₂'],
    ['v', 'max', 'subscript', 'vₘₐₓ'],
    ['N', 'γ', 'subscript', 'N_γ'],
  ])('prints %s and %s in %s as %s', (line, script, mark, expected) => {
    expect(printed(paragraph(text(line), text(script, mark)))).toEqual([expected]);
  });

  it('prints the numbers, letters and nesting of its lists', () => {
    const inner = list({ type: 'a' }, item(paragraph(text('In'))), item(paragraph(text('Inner'))));
    const roman = list({ type: 'I', start: 4 }, item(paragraph(text('Four'))), item(paragraph(text('Five'))));
    expect(
      printed(list({ start: 3 }, item(paragraph(text('Out')), inner), item(paragraph(text('Next')))), roman),
    ).toEqual(['3. Out\n   a. In\n   b. Inner\n4. Next', 'IV. Four\nV. Five']);
  });

  it('prints merged cells as empty places, so that columns stay', () => {
    const row = (...content: DocNode[]): DocNode => ({ type: 'tableRow', content });
    const table = {
      type: 'table',
      content: [
        row(cell('A', { rowspan: 2 }), cell('B'), cell('C')),
        row(cell('b'), cell('c')),
        row(cell('D', { colspan: 2 }), cell('E')),
      ],
    };
    expect(printed(table)).toEqual(['A\tB\tC\n\tb\tc\nD\t\tE']);
  });

  it('refuses a list whose numbering is unknown', () => {
    for (const attrs of [{ start: '1"onclick' }, { type: 'x' }, { start: 1.5 }]) {
      const checked = checkDocument({ type: 'doc', content: [list(attrs, item(paragraph(text('A'))))] });
      expect(checked).toMatchObject({ problem: { code: 'document' } });
    }
  });

  it('with an address that is too long for a link keeps its words', () => {
    const line = `See https://demo.example/${'a'.repeat(2500)} there`;
    expect(checkDocument(documentOf([line]))).toHaveProperty('doc');
    expect(paragraphsOf(documentOf([line]))).toEqual([line]);
  });

  it('without superscripts has the same form as before', () => {
    const marks = ['bold', 'italic', 'strike', 'underline'].map((type) => ({ type }));
    const doc = {
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', marks, text: 'x' }] }],
    };
    expect(checkDocument(doc)).toEqual({
      doc: {
        ...doc,
        content: [{ ...doc.content[0], content: [{ type: 'text', text: 'x', marks: expect.arrayContaining(marks) }] }],
      },
    });
  });
});

describe('a quotation', () => {
  const quotation = (...lines: DocNode[]): DocNode => ({
    type: 'blockquote',
    content: [paragraph(text('Open.')), ...lines],
  });
  const line = (part: string, words: string): DocNode => ({
    type: 'attribution',
    attrs: { part },
    content: words === '' ? [] : [text(words)],
  });

  it.each([
    [
      'speaker and role',
      [line('speaker', 'A Speaker'), line('role', 'Harbour Master')],
      ['Open.', '— A Speaker, Harbour Master'],
    ],
    ['a speaker alone', [line('speaker', 'A Speaker'), line('role', '')], ['Open.', '— A Speaker']],
    ['a role alone', [line('role', 'Harbour Master')], ['Open.', '— Harbour Master']],
    ['an Urdu speaker', [line('speaker', 'ترجمان'), line('role', 'بندرگاہ')], ['Open.', '— ترجمان، بندرگاہ']],
    ['neither', [], ['Open.']],
  ])('with %s says whose words they are in one line behind them', (_what, lines, expected) => {
    expect(printed(quotation(...lines))).toEqual(expected);
  });

  it('has its speaker behind its words, and nowhere else', () => {
    for (const content of [
      [line('speaker', 'A')],
      [{ type: 'blockquote', content: [line('speaker', 'A'), paragraph(text('Open.'))] }],
      [quotation(line('speaker', 'A'), line('role', 'B'), line('role', 'C'))],
      [quotation(line('kicker', 'A'))],
      [quotation({ type: 'attribution', content: [text('A')] })],
      [quotation({ ...line('speaker', ''), content: [text('A', 'bold')] })],
    ])
      expect(checkDocument({ type: 'doc', content })).toMatchObject({ problem: { code: 'document' } });
  });
});
