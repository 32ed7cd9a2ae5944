// Layouts of offices, each with what any careful reader would agree on. The announcements are
// invented.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lostWords } from '#test/harness/sheets.ts';
import { readRelease } from './read-release-rules.ts';

const body = `The harbour office has opened a second quay for small boats. Skippers may tie up there from Monday.

The quay is open day and night.`;

type Expected = {
  label?: string | null;
  number?: number | null;
  numberYear?: number | null;
  headline?: string | null;
  subheadlines?: string[];
  place?: string | null;
  date?: string | null;
  endMark?: string | null;
  embargo?: string | null;
  language?: string | null;
  warns?: string;
  /** Words of the text, which stand in paragraphs or below the end. */
  says?: string[];
};

const layouts: [string, string, Expected][] = [
  [
    'an office above a row of stars, “Posted On” with hour and office, initials and a release id at the foot',
    `Press Information Office\nGovernment of the Islands\n***\nMinistry of Harbours\n\nSECOND QUAY OPENED FOR SMALL BOATS\n\nPosted On: 03 MAR 2026 4:10PM by PIO Port Town\n\n${body}\n\n*****\nAB/CD\n(Release ID: 2236512)\n`,
    {
      label: null,
      headline: 'SECOND QUAY OPENED FOR SMALL BOATS',
      subheadlines: [],
      date: '2026-03-03',
      place: 'Port Town',
    },
  ],
  [
    'place and date first, then a label by its shape',
    `Brussels, 3 March 2026\n\nIP/26/512\n\nSecond quay opened for small boats\n\n${body}\n`,
    {
      label: 'IP/26/512',
      number: 512,
      numberYear: 2026,
      headline: 'Second quay opened for small boats',
      place: 'Brussels',
      date: '2026-03-03',
    },
  ],
  [
    'letters, a slash and a number; the date alone below',
    `SC/15999\n3 March 2026\n\nCouncil Hears of Second Quay for Small Boats\n\n${body}\n`,
    {
      label: 'SC/15999',
      number: 15999,
      headline: 'Council Hears of Second Quay for Small Boats',
      date: '2026-03-03',
      place: null,
    },
  ],
  [
    'a weekday with the date, a contact above the headline, a place alone that runs into the text',
    `FOR IMMEDIATE RELEASE\nTuesday, March 3, 2026\nContact: Press office, (202) 555-0100\n\nHARBOUR OFFICE OPENS SECOND QUAY\n\nPORT TOWN — ${body}\n\n###\n`,
    {
      label: null,
      headline: 'HARBOUR OFFICE OPENS SECOND QUAY',
      place: 'PORT TOWN',
      date: '2026-03-03',
      endMark: '###',
      embargo: null,
    },
  ],
  [
    'German',
    `Pressemitteilung Nr. 12/2026\n\nBerlin, 3. März 2026\n\nZweiter Kai für kleine Boote ist eröffnet\n\nDas Hafenamt hat einen zweiten Kai für kleine Boote eröffnet. Die Boote dürfen dort von Montag an liegen, und die Gebühr ist die gleiche.\n\nDer Kai ist Tag und Nacht offen.\n`,
    {
      number: 12,
      numberYear: 2026,
      headline: 'Zweiter Kai für kleine Boote ist eröffnet',
      place: 'Berlin',
      date: '2026-03-03',
      language: 'de',
    },
  ],
  [
    'date before place, run in',
    `MEDIA STATEMENT\n\nSecond quay opened for small boats\n\n3 March 2026, Pretoria – ${body}\n\nENDS\n`,
    {
      label: null,
      headline: 'Second quay opened for small boats',
      place: 'Pretoria',
      date: '2026-03-03',
      endMark: 'ENDS',
    },
  ],
  [
    'two places with a slash',
    `Second quay opened for small boats\n\nGeneva/Nairobi, 3 March 2026 – ${body}\n`,
    { label: null, headline: 'Second quay opened for small boats', place: 'Geneva/Nairobi', date: '2026-03-03' },
  ],
  [
    '“Dated”, the day with its ending',
    `PRESS NOTE\n\nDated Islamabad, the 3rd March, 2026\n\nSECOND QUAY OPENED\n\n${body}\n\n-x-x-x-\n`,
    { label: null, headline: 'SECOND QUAY OPENED', place: 'Islamabad', date: '2026-03-03', endMark: '-x-x-x-' },
  ],
  [
    '“Release date”, a label with a hash',
    `Press Release #12\nRelease date: March 3, 2026\n\nSecond quay opened for small boats\nBoats may stay the night\n\n${body}\n\n-30-\n`,
    {
      number: 12,
      headline: 'Second quay opened for small boats',
      subheadlines: ['Boats may stay the night'],
      date: '2026-03-03',
      place: null,
      endMark: '-30-',
    },
  ],
  [
    'all in one block, without empty lines in the head',
    `Media Release\n3 March 2026\nSecond quay opened for small boats\n${body}\n`,
    { label: null, headline: 'Second quay opened for small boats', date: '2026-03-03', place: null },
  ],
  [
    'a listed company: its name, the kind of announcement, the date; enquiries below the end',
    `Harbour Lines plc\n\nTrading update\n\n3 March 2026\n\n${body}\n\n-ENDS-\n\nEnquiries:\nInvestor relations 020 5550 0100\n`,
    { label: null, date: '2026-03-03', place: null, endMark: '-ENDS-' },
  ],
  [
    'a messenger’s stamp of another kind',
    `3/4/26, 18:12 - Press desk: *Press Release*\n*No. 44*\n*Second quay opened for small boats*\n*Port Town: March 4, 2026*\n\n${body}\n`,
    {
      label: 'No. 44',
      number: 44,
      headline: 'Second quay opened for small boats',
      place: 'Port Town',
      date: '2026-03-04',
    },
  ],
  [
    'a file number is no label',
    `No.F.12-3/2026-Info\n\nSecond quay opened for small boats\n\nPort Town, 3 March 2026\n\n${body}\n`,
    { label: null, number: null, place: 'Port Town', date: '2026-03-03' },
  ],
  [
    'a telephone number on top is no label',
    `Harbour Office of Port Town\nTel: 051 9200000\n\nSecond quay opened for small boats\n\nPort Town, 3 March 2026\n\n${body}\n`,
    { label: null, number: null, headline: 'Second quay opened for small boats', date: '2026-03-03' },
  ],
  [
    'a weekday that is not that of the date',
    `PR No. 7\nSecond quay opened\nPort Town, Monday, 3 March 2026\n\n${body}\n\nENDS\n`,
    { number: 7, headline: 'Second quay opened', place: 'Port Town', date: '2026-03-03', warns: 'weekday-differs' },
  ],
  [
    'the old year in the label',
    `No. 78/97\n\nSecond quay opened for small boats\n\nPort Town, 3 March 1997\n\n${body}\n`,
    { label: 'No. 78/97', number: 78, numberYear: 1997, date: '1997-03-03' },
  ],
  [
    'a headline that is a question, a date with a dot between its parts',
    `Pressedienst 5/2026\n\nWho ties up at the second quay?\n\nVienna, 13.03.2026\n\n${body}\n`,
    { number: 5, headline: 'Who ties up at the second quay?', place: 'Vienna', date: '2026-03-13' },
  ],
  [
    'Urdu: label, headline and dateline without empty lines, digits of Urdu',
    `پریس ریلیز نمبر ۴۵\nچھوٹی کشتیوں کے لیے دوسری گودی کھل گئی\nکراچی: ۳ مارچ ۲۰۲۶ء\nبندرگاہ کے دفتر نے چھوٹی کشتیوں کے لیے دوسری گودی کھول دی ہے۔ کشتیاں پیر سے وہاں ٹھہر سکتی ہیں۔\n\n٭٭٭٭\n`,
    {
      number: 45,
      headline: 'چھوٹی کشتیوں کے لیے دوسری گودی کھل گئی',
      place: 'کراچی',
      date: '2026-03-03',
      language: 'ur',
      endMark: '٭٭٭٭',
    },
  ],
];

function expectRead(text: string, { place, date, warns, says = [], ...fields }: Expected): string {
  const read = readRelease(text);
  expect(read).toMatchObject(fields);
  if (place !== undefined) expect(read.dateline.place).toBe(place);
  if (date !== undefined) expect(read.dateline.date).toBe(date);
  if (warns) expect(read.warnings.map(({ code }) => code)).toContain(warns);
  const { paragraphs, contacts, notes, kicker } = read;
  const all = [kicker, ...paragraphs, notes, JSON.stringify(contacts)].join('\n');
  const plain = (words: string) => words.replace(/[\s\u200B-\u200F]+/gu, ' ');
  for (const words of says) expect(plain(all)).toContain(plain(words));
  return all;
}

test.each(layouts)('%s', (_name, text, expected) => {
  const all = expectRead(text, expected);
  if (expected.language === undefined) expect(all).toContain('The quay is open day and night.');
});

type Case = { name: string; text: string; expected: Expected };
const file = path.join(import.meta.dirname, 'fixtures/layouts.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

test.each(cases)('as offices print it: $name', ({ text, expected }) => {
  expectRead(text, expected);
});

/** A heading of a section below the end is printed anew, in the house's words. */
const isPrintedAnew = /notes? (?:to|for) editors?|contacts?|for (?:further|more) information|enquiries/i;
/** Letters with spaces between them are one word again. */
const isSpaced = /^(?:\p{Lu} ){3}/mu;
const plainCases = cases.filter(
  ({ text }) => !isPrintedAnew.test(text) && !text.includes('â€') && !isSpaced.test(text),
);

test.each(plainCases)('no word is lost: $name', ({ text }) => {
  expect(lostWords(text, readRelease(text))).toEqual([]);
});
