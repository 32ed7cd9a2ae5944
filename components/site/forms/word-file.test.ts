import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormSource } from '#lib/site/forms/form-rules.ts';
import { directionOf } from '#lib/core/languages.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { parseRelease, textOfParsedRelease } from '#lib/text/house-format-rules.ts';
import { draftFrom } from '#lib/text/reader/draft-from-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import type { Text } from '#lib/text/schema.ts';
import { shownInWord } from '#lib/text/word/shown-in-word.ts';
import { wordFileOf } from './word-file.ts';

const at = new Date('2021-11-23T05:00:00Z');

/** A published text with nothing else to it. */
function sourceOf(text: Text, language: string): FormSource {
  const own = { edition: 1, newestEdition: 1, editionAt: at, publishedAt: at, editions: [], withdrawal: null };
  const place = { label: 'PR No.197', path: '/releases/pr/2021/11/197', deskName: 'Desk', contentHash: 'a'.repeat(64) };
  const content = { ...text, dateline: readDateline(text.dateline) };
  const page = { ...own, ...place, language, dir: directionOf(language), text: { content, attachments: [] } };
  const house = { names: { en: 'House' }, timeZone: 'UTC', letterhead: [], accent: '#0b5d3b' };
  return { page, house, origin: 'https://press.house.example' } as unknown as FormSource;
}

async function readBack(text: Text, language: string) {
  const bytes = await wordFileOf(sourceOf(text, language));
  const shown = shownInWord(Buffer.from(bytes), directionOf(language));
  if ('fault' in shown) throw new Error(shown.fault);
  return { words: shown.text, parsed: parseRelease(shown.text), doc: shown.doc, bytes };
}

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const urduWord = fc.constantFrom('دفتر', 'مجلس', 'جائزہ', 'پیش', 'کر', 'دیا', 'باغات', 'کا', 'سالانہ', '2026', 'PR');
const sentence = (one: fc.Arbitrary<string>, first: string) =>
  fc.array(one, { minLength: 4, maxLength: 20 }).map((words) => `${first} ${words.join(' ')}`);
const sheets = (one: fc.Arbitrary<string>, first: string, dateline: string) =>
  fc
    .record({
      headline: sentence(one, first),
      subs: fc.array(sentence(one, first), { maxLength: 3 }),
      kicker: fc.option(fc.constant(first)),
      paragraphs: fc.array(sentence(one, first), { minLength: 1, maxLength: 6 }),
      isEnded: fc.boolean(),
    })
    .map(({ headline, subs, kicker, paragraphs, isEnded }) => {
      const head = ['PR No.197', ...(kicker ? [`— ${kicker} —`] : []), headline, ...subs, dateline];
      return `${head.join('\n')}\n\n${paragraphs.join('\n\n')}\n${isEnded ? '*-*-*-*-*\n' : ''}`;
    });

describe('a text that is read, exported as a Word file and read again is the same text', () => {
  it.each([
    ['en', sheets(word, 'The', 'Islamabad: November 23, 2021')],
    ['ur', sheets(urduWord, 'مجلس', 'اسلام آباد: 23 نومبر 2021')],
  ])('in %s', async (language, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (sheet) => {
        const parsed = parseRelease(sheet);
        expect((await readBack(textOfParsedRelease(parsed), language)).parsed).toEqual(parsed);
      }),
      { numRuns: 40 },
    );
  });
});

const file = new URL('../../../lib/text/reader/fixtures/layouts.json', import.meta.url);
const layouts = JSON.parse(readFileSync(file, 'utf8')) as { name: string; text: string }[];
// A second end mark below the first one is a paragraph, and printed above it.
const endTwice = ['stars under the title'];

// Names that were put above the text look like sub-headlines again.
const namesOnTop = ['election commission subject line', 'ministers names on top', 'arabic bank two calendars'];

it.each(layouts.filter(({ name }) => ![...endTwice, ...namesOnTop].includes(name)))(
  'a text that came in another layout is the same when its Word file is read: $name',
  async ({ text: sheet }) => {
    const read = (words: string) => draftFrom(words, 'en', '2026-03-04').text;
    const draft = read(sheet);
    // No text is published without headline and date.
    const whole = { ...draft, headline: draft.headline || 'A headline' };
    const release = readDateline(draft.dateline).date ? whole : { ...whole, dateline: 'Port Town: March 3, 2026' };
    const { words } = await readBack(release, 'en');
    expect(read(words)).toEqual(release);
  },
);

const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const line = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });
const cell = (type: string, words: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [line(text(words))],
});

it('headings, numbered lists, letters, links and tables are Word’s own', async () => {
  const href = 'https://demo.example/tables';
  const link = { type: 'text', text: 'the tables', marks: [{ type: 'link', attrs: { href } }] };
  const content = [
    { type: 'heading', attrs: { level: 2 }, content: [text('What is new')] },
    line(text('H'), text('2', 'subscript'), text('O is '), text('bold', 'bold'), text(', see '), link, text('.')),
    {
      type: 'orderedList',
      attrs: { start: 3, type: 'a' },
      content: [
        item(line(text('First'))),
        item(line(text('Second')), { type: 'bulletList', content: [item(line(text('Inside')))] }),
      ],
    },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Region'), cell('tableHeader', 'Sites')] },
        { type: 'tableRow', content: [cell('tableCell', 'North'), cell('tableCell', '12')] },
      ],
    },
  ];
  const release: Text = {
    headline: 'A headline',
    subheadlines: [],
    dateline: 'Islamabad: November 23, 2021',
    body: { type: 'doc', content } as Text['body'],
    endMark: '*-*-*-*-*',
  };
  const { parsed, doc } = await readBack(release, 'en');
  expect(parsed).toEqual(parseRelease(printedText('PR No.197', release, 'en')));
  const inBody = JSON.stringify(doc.content);
  for (const part of ['"heading"', '"subscript"', href, '"tableHeader"', '"start":3,"type":"a"'])
    expect(inBody).toContain(part);
});

it('the same text makes the same bytes', async () => {
  const release = textOfParsedRelease(
    parseRelease('A headline\nIslamabad: November 23, 2021\n\nSee https://a.example.\n'),
  );
  const [one, other] = [await readBack(release, 'en'), await readBack(release, 'en')];
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
});
