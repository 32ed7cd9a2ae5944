import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { ended, noPast, noted, type Past, redone, undone } from './past-rules.ts';

const text = (part: Partial<Content> = {}): Content => ({ ...blankText, ...part });
const body = (...paragraphs: string[]) => ({ body: documentOf(paragraphs) });

/** Writes one text after another. @param pause between them, in ms */
function written(texts: Content[], pause = 2000): { past: Past; content: Content } {
  let past = noPast;
  for (const [at, after] of texts.slice(1).entries())
    past = noted(past, { before: texts[at] ?? after, after }, at * pause);
  return { past, content: texts.at(-1) ?? text() };
}

describe('a step', () => {
  test('is what is typed in one field without a pause', () => {
    const { past } = written([text(), text({ headline: 'a' }), text({ headline: 'ab' })], 300);
    expect(undone(past, text({ headline: 'ab' })).content).toEqual(text());
  });

  test('ends with a pause, with another field, and where it is told to', () => {
    const texts = [text(), text({ headline: 'a' }), text({ headline: 'ab' })];
    expect(written(texts, 1000).past.done).toHaveLength(2);
    expect(
      written([text(), text({ headline: 'a' }), text({ headline: 'a', dateline: 'b' })], 10).past.done,
    ).toHaveLength(2);
    const [one, two, three] = texts as [Content, Content, Content];
    const first = ended(noted(noPast, { before: one, after: two }, 0));
    expect(noted(first, { before: two, after: three }, 10).done).toHaveLength(2);
  });

  test('of somebody who never pauses ends after ten seconds', () => {
    const texts = Array.from({ length: 120 }, (_, at) => text({ headline: 'a'.repeat(at) }));
    expect(written(texts, 100).past.done).toHaveLength(2);
  });
});

describe('undo', () => {
  test('goes back through the fields in the order in which they were written, and redo forth again', () => {
    const texts = [
      text(),
      text({ headline: 'H' }),
      text({ headline: 'H', ...body('a') }),
      text({ headline: 'H2', ...body('a') }),
    ];
    let { past, content } = written(texts);
    for (const expected of texts.slice(0, -1).reverse()) {
      ({ past, content } = undone(past, content));
      expect(content).toEqual(expected);
    }
    for (const expected of texts.slice(1)) {
      ({ past, content } = redone(past, content));
      expect(content).toEqual(expected);
    }
  });

  test('takes back one’s own words and leaves what another wrote since', () => {
    const { past } = written([text(body('a', 'b')), text(body('a, mine', 'b'))]);
    const { content } = undone(past, text({ ...body('a, mine', 'b, theirs', 'c, theirs'), headline: 'Theirs' }));
    expect(content).toEqual(text({ ...body('a', 'b, theirs', 'c, theirs'), headline: 'Theirs' }));
  });

  test('passes over a step whose words another has replaced, to the one before', () => {
    const { past } = written([text(), text({ dateline: 'Mine' }), text({ dateline: 'Mine', headline: 'Mine' })]);
    const { content, past: rest } = undone(past, text({ dateline: 'Mine', headline: 'Theirs' }));
    expect([content, rest.done]).toEqual([text({ headline: 'Theirs' }), []]);
  });

  test('without a step changes nothing', () => {
    const now = text({ headline: 'H' });
    expect(undone(noPast, now).content).toBe(now);
    expect(redone(noPast, now).content).toBe(now);
  });

  test('is forgotten forwards by what is written next', () => {
    const { past, content } = written([text(), text({ headline: 'a' })]);
    const back = undone(past, content);
    expect(noted(back.past, { before: back.content, after: text({ headline: 'b' }) }, 0).undone).toEqual([]);
  });

  test('leads to the beginning through any steps, and back to the end', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    const change = fc.oneof(
      line.map((headline): Partial<Content> => ({ headline })),
      line.map((dateline): Partial<Content> => ({ dateline })),
      fc.array(line, { minLength: 1, maxLength: 4 }).map((lines): Partial<Content> => body(...lines)),
      fc.array(line, { maxLength: 3 }).map((subheadlines): Partial<Content> => ({ subheadlines })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const texts = [text()];
        for (const part of changes) texts.push({ ...text(), ...texts.at(-1), ...part });
        let { past, content } = written(texts);
        const end = content;
        while (past.done.length > 0) ({ past, content } = undone(past, content));
        expect(content).toEqual(text());
        while (past.undone.length > 0) ({ past, content } = redone(past, content));
        expect(content).toEqual(end);
      }),
    );
  });
});

test('steps share the paragraphs that they did not change', () => {
  const [one, two] = [text(body('a', 'b', 'c')), text(body('a', 'b, longer', 'c'))];
  const { past } = written([one, two, { ...two, headline: 'H' }]);
  const [first] = past.done;
  expect(first?.after.body.content?.[0]).toBe(one.body.content?.[0]);
  expect(first?.after.body.content?.[2]).toBe(one.body.content?.[2]);
});
