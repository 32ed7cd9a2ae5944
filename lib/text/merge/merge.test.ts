import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocNode } from '#lib/core/document.ts';
import { documentOf, paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { mergeTexts } from './merge-rules.ts';

const body = (...paragraphs: string[]) => ({ body: documentOf(paragraphs) });
const text = (part: Partial<Content> = {}): Content => ({
  ...blankText,
  headline: 'H',
  ...body('a', 'b', 'c'),
  ...part,
});
const paragraphs = ({ content }: { content: Content }) => paragraphsOf(content.body);
const item = (words: string): DocNode => ({
  type: 'listItem',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const list = (...items: string[]) => ({
  body: { type: 'doc' as const, content: [{ type: 'bulletList', content: items.map(item) }] },
});
const row = (...cells: string[]): DocNode => ({
  type: 'tableRow',
  content: cells.map((cell) => ({
    type: 'tableCell',
    attrs: { colspan: 1, rowspan: 1 },
    content: documentOf([cell]).content ?? [],
  })),
});
const table = (...rows: DocNode[]) => ({ body: { type: 'doc' as const, content: [{ type: 'table', content: rows }] } });
const contact = (name: string, telephone = '') => ({ name, role: '', telephone, email: '' });

describe('what does not collide is merged', () => {
  test('fields of one and of the other', () => {
    const merged = mergeTexts(text(), text({ headline: 'Mine' }), text({ dateline: 'Quay: May 1, 2026' }));
    expect(merged).toEqual({ content: text({ headline: 'Mine', dateline: 'Quay: May 1, 2026' }), collisions: [] });
  });

  test('paragraphs, also those that touch each other', () => {
    const merged = mergeTexts(text(), text(body('a, mine', 'b', 'c')), text(body('a', 'b, theirs', 'c')));
    expect([paragraphs(merged), merged.collisions]).toEqual([['a, mine', 'b, theirs', 'c'], []]);
  });

  test('a new paragraph behind one that the other changed, and one that the other took out', () => {
    const merged = mergeTexts(text(), text(body('a', 'b', 'new', 'c')), text(body('b, theirs', 'c')));
    expect(paragraphs(merged)).toEqual(['b, theirs', 'new', 'c']);
  });

  test('several changes of one beside a change of the other', () => {
    const merged = mergeTexts(text(), text(body('a1', 'b', 'c1')), text(body('a', 'b2', 'c')));
    expect(paragraphs(merged)).toEqual(['a1', 'b2', 'c1']);
  });

  test('entries of lists', () => {
    const base = text({ contacts: [contact('One'), contact('Two')], subheadlines: ['s'] });
    const mine = { ...base, contacts: [contact('One', '+92 51 1'), contact('Two')], subheadlines: [] };
    const theirs = { ...base, contacts: [contact('One'), contact('Two'), contact('Three')] };
    const { content, collisions } = mergeTexts(base, mine, theirs);
    expect(content.contacts).toEqual([contact('One', '+92 51 1'), contact('Two'), contact('Three')]);
    expect([content.subheadlines, collisions]).toEqual([[], []]);
  });

  test('items of one list and rows of one table', () => {
    const merged = mergeTexts(text(list('a', 'b', 'c')), text(list('a1', 'b', 'c')), text(list('a', 'b', 'c2')));
    expect(merged).toEqual({ content: text(list('a1', 'b', 'c2')), collisions: [] });
    const rows = mergeTexts(
      text(table(row('1', 'x'), row('2', 'y'))),
      text(table(row('1', 'mine'), row('2', 'y'))),
      text(table(row('1', 'x'), row('2', 'y'), row('3', 'z'))),
    );
    expect(rows).toEqual({ content: text(table(row('1', 'mine'), row('2', 'y'), row('3', 'z'))), collisions: [] });
  });

  test('a field that one side began', () => {
    const { notes: _none, ...base } = text();
    const { content } = mergeTexts(
      base,
      { ...base, headline: 'Mine' },
      { ...base, notes: documentOf(['For editors']) },
    );
    expect(content).toMatchObject({ headline: 'Mine', notes: documentOf(['For editors']) });
  });

  test('an entry that is empty yet gives way to what the other wrote there', () => {
    const { content, collisions } = mergeTexts(
      text(),
      text({ subheadlines: [''] }),
      text({ subheadlines: ['theirs'] }),
    );
    expect([content.subheadlines, collisions]).toEqual([['theirs'], []]);
  });

  test('a change of spaces, which the newsroom settles, is no change of a line', () => {
    const { content, collisions } = mergeTexts(text(), text({ headline: 'H ' }), text({ headline: 'Theirs' }));
    expect([content.headline, collisions]).toEqual(['Theirs', []]);
  });
});

describe('what collides', () => {
  const [base, mine, theirs] = [text(), text(body('a', 'b1', 'c')), text(body('a', 'b2', 'c'))];

  test('is told with its place and each wording, and the rest is merged', () => {
    const merged = mergeTexts(base, { ...mine, headline: 'Mine' }, theirs);
    expect(merged.collisions).toEqual([
      {
        field: 'body',
        place: 1,
        hasBoth: true,
        base: body('b'),
        mine: body('b1'),
        theirs: body('b2'),
      },
    ]);
    expect([merged.content.headline, paragraphs(merged)]).toEqual(['Mine', ['a', 'b1', 'c']]);
  });

  test.each([
    ['mine', ['a', 'b1', 'c']],
    ['theirs', ['a', 'b2', 'c']],
    ['both', ['a', 'b1', 'b2', 'c']],
  ] as const)('is settled by a choice: %s', (choice, expected) => {
    expect(paragraphs(mergeTexts(base, mine, theirs, [choice]))).toEqual(expected);
  });

  test('is chosen one by one', () => {
    const [one, other] = [text(body('a1', 'b', 'c1')), text({ ...body('a2', 'b', 'c2'), headline: 'Theirs' })];
    const { content, collisions } = mergeTexts(base, { ...one, headline: 'Mine' }, other, [undefined, 'theirs']);
    expect(collisions.map(({ field, place }) => [field, place])).toEqual([
      ['headline', 0],
      ['body', 0],
      ['body', 2],
    ]);
    expect([content.headline, paragraphsOf(content.body)]).toEqual(['Mine', ['a2', 'b', 'c1']]);
  });

  test('are different insertions at one place, and a change of what the other took out', () => {
    const ends = mergeTexts(base, text(body('a', 'b', 'c', 'x')), text(body('a', 'b', 'c', 'y')), ['both']);
    expect([ends.collisions.length, paragraphs(ends)]).toEqual([1, ['a', 'b', 'c', 'x', 'y']]);
    const gone = mergeTexts(base, text(body('a', 'c')), text(body('a', 'b2', 'c')));
    expect(gone.collisions).toMatchObject([{ mine: { body: { content: [] } }, theirs: body('b2') }]);
  });

  test('is one item of a list, and a whole table whose columns changed', () => {
    const items = mergeTexts(text(list('a', 'b')), text(list('a1', 'b')), text(list('a2', 'b')), ['theirs']);
    expect([items.content.body, items.collisions[0]?.theirs]).toEqual([list('a2', 'b').body, list('a2')]);
    const wide = text(table(row('1', 'x', 'new'), row('2', 'y', 'new')));
    const rows = mergeTexts(text(table(row('1', 'x'), row('2', 'y'))), wide, text(table(row('1', 'x'), row('2', 'z'))));
    expect([rows.content.body, rows.collisions.length]).toEqual([wide.body, 1]);
  });
});

const words = fc.constantFrom('quay', 'harbour', 'report', 'tender', 'minister', 'office', 'n');
const line = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const block = fc.oneof(
  { weight: 4, arbitrary: line.map((one) => documentOf([one]).content?.[0] as DocNode) },
  {
    weight: 1,
    arbitrary: fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => list(...all).body.content[0] as DocNode),
  },
);
const document = fc.array(block, { minLength: 1, maxLength: 8 }).map((content) => ({ type: 'doc' as const, content }));
const content: fc.Arbitrary<Content> = fc.record({
  headline: line,
  subheadlines: fc.array(line, { maxLength: 4 }),
  dateline: line,
  body: document,
  endMark: fc.constantFrom('***', '-30-'),
  contacts: fc.array(
    line.map((name) => contact(name)),
    { maxLength: 3 },
  ),
  notes: document,
});

const wordsOf = (one: Content) => JSON.stringify(one).match(/[a-z]+/g) ?? [];

describe('for any texts', () => {
  test('a change of one side alone gives that side', () => {
    fc.assert(
      fc.property(content, content, (base, changed) => {
        expect(mergeTexts(base, changed, base)).toEqual({ content: changed, collisions: [] });
        expect(mergeTexts(base, base, changed)).toEqual({ content: changed, collisions: [] });
      }),
    );
  });

  test('the same change of both is one change', () => {
    fc.assert(
      fc.property(content, content, (base, changed) => {
        expect(mergeTexts(base, changed, structuredClone(changed))).toEqual({ content: changed, collisions: [] });
      }),
    );
  });

  test('without collisions the sides can be exchanged, with them each side can be had', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const [one, other] = [mergeTexts(base, mine, theirs), mergeTexts(base, theirs, mine)];
        expect(one.collisions.length).toBe(other.collisions.length);
        const all = one.collisions.map(() => 'theirs' as const);
        expect(mergeTexts(base, mine, theirs, all).content).toEqual(other.content);
      }),
    );
  });

  test('no word that one side added is lost: it is in the text, or in a collision', () => {
    const places = fc.array(fc.nat(), { maxLength: 6 });
    /** The text with new paragraphs of one word at some places. */
    const grown = (base: Content, name: string, at: number[]): [Content, string[]] => {
      const blocks = [...(base.body.content ?? [])];
      const added = at.map((_, number) => `${name}${number}`);
      for (const [number, place] of at.entries())
        blocks.splice(place % (blocks.length + 1), 0, ...(documentOf([String(added[number])]).content ?? []));
      return [{ ...base, body: { type: 'doc', content: blocks } }, added];
    };
    fc.assert(
      fc.property(content, places, places, (base, here, there) => {
        const [[mine, ours], [theirs, news]] = [grown(base, 'mine', here), grown(base, 'theirs', there)];
        const { content: merged, collisions } = mergeTexts(base, mine, theirs);
        const said = JSON.stringify([merged, collisions]);
        for (const word of [...ours, ...news]) expect(said).toContain(`"${word}"`);
        const both = JSON.stringify(
          mergeTexts(
            base,
            mine,
            theirs,
            collisions.map(() => 'both' as const),
          ).content,
        );
        for (const word of [...ours, ...news, ...wordsOf(base)]) expect(both).toContain(word);
      }),
    );
  });

  test('what is merged can be merged again: a later text meets no old collision', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const { content: merged } = mergeTexts(base, mine, theirs);
        expect(mergeTexts(theirs, merged, theirs)).toEqual({ content: merged, collisions: [] });
      }),
    );
  });
});

test('a text of 5,000 paragraphs is compared in a few passes, and one of equal lines too', () => {
  const long = Array.from({ length: 5000 }, (_, at) => `Paragraph ${at} of a long report.`);
  const [mine, theirs] = [long.with(10, 'mine'), long.with(4990, 'theirs')];
  const merged = mergeTexts(text(body(...long)), text(body(...mine)), text(body(...theirs)));
  expect([paragraphs(merged), merged.collisions]).toEqual([mine.with(4990, 'theirs'), []]);
  const equal = Array.from({ length: 5000 }, () => 'the same');
  const [more, fewer] = [equal.with(2500, 'mine'), equal.with(0, 'theirs').with(4999, 'theirs too')];
  const again = mergeTexts(text(body(...equal)), text(body(...more)), text(body(...fewer)));
  expect([paragraphs(again).filter((one) => one !== 'the same'), again.collisions]).toEqual([
    ['theirs', 'mine', 'theirs too'],
    [],
  ]);
  const other = long.map((one) => `${one} Changed.`);
  expect(mergeTexts(text(body(...long)), text(body(...other)), text(body(...mine))).collisions).toHaveLength(1);
});
