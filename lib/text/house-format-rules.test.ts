import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from './document/check-document-rules.ts';
import { documentOf } from './document/document-text-rules.ts';
import { parseRelease, textOfParsedRelease } from './house-format-rules.ts';
import { printedText } from './printed-text-rules.ts';
import type { Text } from './schema.ts';

const sample = readFileSync(new URL('../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const codes = (text: string) => parseRelease(text).warnings.map((w) => w.code);

/** Through the editor's document and back, as a release goes. */
function throughTheDesk(text: string, language = 'en'): string {
  const parsed = parseRelease(text);
  const read = textOfParsedRelease(parsed);
  const checked = checkDocument(read.body);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return printedText(parsed.label, { ...read, body: checked.doc }, language);
}

describe('the sample release', () => {
  it('fills its fields', () => {
    const parsed = parseRelease(sample);
    expect(parsed).toMatchObject({
      label: 'PR No.197',
      prefix: 'PR',
      number: 197,
      numberYear: null,
      language: 'en',
      endMark: '*-*-*-*-*',
      embargo: null,
      dateline: { text: 'Islamabad: November 23, 2021', place: 'Islamabad', date: '2021-11-23' },
    });
    expect(parsed.headline).toMatch(/^WE MUST TAKE A UNIFIED.*AAMIR KHAN$/);
    expect(parsed.subheadlines).toEqual([expect.stringMatching(/^AT THE UNITED NATION’S.*IN PERSONS$/)]);
    expect(parsed.paragraphs).toHaveLength(1);
    expect(parsed.warnings.map((w) => w.code)).toEqual(['navigation-dropped', 'quotes-uneven']);
  });

  it('keeps its address as a link', () => {
    const links = JSON.stringify(documentOf(parseRelease(sample).paragraphs)).match(/"href":"([^"]+)"/g);
    expect(links).toEqual(['"href":"https://media.un.org/en/asset/k1i/k1iwbft1m2"']);
  });

  it('comes out byte for byte down to its end mark', () => {
    const end = sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length;
    expect(throughTheDesk(sample)).toBe(sample.slice(0, end));
  });

  it('cut in half has a warning that the end is missing', () => {
    const half = parseRelease(sample.slice(0, sample.length / 2));
    expect(half.endMark).toBeNull();
    expect(half.warnings.map((w) => w.code)).toContain('no-end-mark');
    expect(half.paragraphs.join('')).toContain('Deliberating on the core reasons');
  });

  it('reads the same with the line ends and the byte order mark of Windows', () => {
    expect(parseRelease(`\uFEFF${sample.replaceAll('\n', '\r\n')}`)).toEqual(parseRelease(sample));
  });
});

describe('parsing', () => {
  it('gives null for missing fields, and never throws', () => {
    expect(parseRelease('')).toMatchObject({
      label: null,
      headline: null,
      dateline: { place: null, date: null },
      language: null,
      paragraphs: [],
      endMark: null,
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        parseRelease(text);
      }),
    );
  });

  it('warns of a date that does not exist and keeps the line', () => {
    const parsed = parseRelease('PR No.1\nA headline\nNew York: February 30, 2021\n\nText.\n###');
    expect(parsed.dateline).toEqual({ text: 'New York: February 30, 2021', place: 'New York', date: null });
    expect(parsed.warnings.map((w) => w.code)).toContain('date-doubtful');
  });

  it('keeps text that stands below the end mark', () => {
    const parsed = parseRelease('PR No.1\nA headline\nParis: May 1, 2021\n\nText.\n###\nA note to editors.');
    expect(parsed.paragraphs).toEqual(['Text.', 'A note to editors.']);
    expect(codes('PR No.1\nA headline\nParis: May 1, 2021\n\nText.\n###\nA note to editors.')).toContain(
      'text-after-end-mark',
    );
  });

  it('reads an embargo line as an embargo', () => {
    expect(parseRelease('PR No.1\nEMBARGOED UNTIL 17:00\nA headline\nParis: May 1, 2021\n\nText.\n###').embargo).toBe(
      'EMBARGOED UNTIL 17:00',
    );
  });

  it('reads Urdu: label, dateline and language', () => {
    const parsed = parseRelease(
      'پریس ریلیز نمبر ۱۹۷\nیہ ایک نمائشی سرخی ہے\nاسلام آباد: ۲۳ نومبر ۲۰۲۱\n\nیہ ایک نمائشی پریس ریلیز ہے جس میں کوئی حقیقی واقعہ نہیں۔\n*-*-*-*-*',
    );
    expect(parsed).toMatchObject({
      number: 197,
      language: 'ur',
      dateline: { place: 'اسلام آباد', date: '2021-11-23' },
    });
  });
});

describe('print and parse', () => {
  const words = fc
    .array(fc.constantFrom('the', 'council', 'of', 'gardens', 'meets', '“here”', 'and', '2021'), {
      minLength: 2,
      maxLength: 12,
    })
    .map((w) => w.join(' '));

  const paragraph = words.map((w) => `${w}, it says.`);
  const contact = fc.record({
    name: words,
    role: fc.oneof(words, fc.constant('')),
    telephone: fc.constantFrom('+92 51 920 0000', '051-9200000 ext. 12', '1166'),
    email: fc.constantFrom('', 'press@office.example'),
  });
  const text: fc.Arbitrary<Omit<Text, 'attachments'>> = fc.record({
    kicker: fc.oneof(words, fc.constant('')),
    headline: words,
    subheadlines: fc.array(words, { maxLength: 3 }),
    dateline: fc.constant('Islamabad: November 23, 2021'),
    body: fc.array(paragraph, { minLength: 1, maxLength: 5 }).map(documentOf),
    endMark: fc.constantFrom('*-*-*-*-*', '###', ''),
    contacts: fc.array(contact, { maxLength: 3 }),
    notes: fc.array(paragraph, { maxLength: 3 }).map(documentOf),
  });

  it('undo each other for any release in house format', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'ur'), (given, language) => {
        const printed = printedText('PR No.12', given, language);
        const parsed = parseRelease(printed);
        expect(parsed.label).toBe('PR No.12');
        expect(textOfParsedRelease(parsed)).toEqual(given);
        expect(throughTheDesk(printed, language)).toBe(printed);
      }),
    );
  });
});

describe('below the end mark', () => {
  const head = 'PR No.1\n— Council of Gardens —\nA headline\nParis: May 1, 2021\n\nText.\n###\n';

  it('contacts are contacts, and the rest is text', () => {
    const parsed = parseRelease(`${head}The hall is open.\n\nMedia contacts:\nDuty officer\n1166\n`);
    expect(parsed).toMatchObject({
      kicker: 'Council of Gardens',
      headline: 'A headline',
      contacts: [{ name: 'Duty officer', role: '', telephone: '1166', email: '' }],
      paragraphs: ['Text.', 'The hall is open.'],
    });
  });

  it('notes to editors are notes, before the contacts or behind them', () => {
    const notes = 'Notes to editors:\n\n1. The hall was built in 1931.\n\n2. It has two doors.\n\n';
    const contacts = 'Contacts:\nDuty officer\n1166\n\n';
    for (const below of [notes + contacts, contacts + notes])
      expect(parseRelease(head + below)).toMatchObject({
        notes: '1. The hall was built in 1931.\n\n2. It has two doors.',
        contacts: [{ name: 'Duty officer', role: '', telephone: '1166', email: '' }],
        paragraphs: ['Text.'],
      });
  });

  it('contacts that cannot be read as such stay text', () => {
    const parsed = parseRelease(`${head}Contacts:\nAsk in the hall.\n`);
    expect(parsed).toMatchObject({ contacts: [], paragraphs: ['Text.', 'Contacts:', 'Ask in the hall.'] });
  });

  it('Urdu contacts are read by their words', () => {
    const parsed = parseRelease(`${head}رابطہ:\nدفتر\nفون: ۰۵۱ ۹۲۰۰۰۰۰\nای میل: press@office.example`);
    expect(parsed.contacts).toEqual([
      { name: 'دفتر', role: '', telephone: '۰۵۱ ۹۲۰۰۰۰۰', email: 'press@office.example' },
    ]);
  });
});
