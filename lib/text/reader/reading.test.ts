import { expect, test } from 'vitest';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { nothingToAsk, readingFor, settled, withLines } from './reading-rules.ts';
import { draftFrom } from './draft-from-rules.ts';

const today = '2026-11-28';
const sheet = (dateline: string, headline = 'A QUAY IS OPENED') =>
  `PR No.197\n${headline}\n\n${dateline}\n\nThe quay was opened today by the harbour office, which had built it.\n\n*-*-*-*-*\n`;
const datelines = (dateline: string, language = 'en') =>
  draftFrom(sheet(dateline), language, today).reading.questions.flatMap(({ choices }) =>
    choices.map(({ words }) => words),
  );

test('a text in house format leaves nothing to ask', () => {
  const { text, pastedLabel, reading } = draftFrom(sheet('Islamabad: November 23, 2021'), 'en', today);
  expect([text.headline, text.dateline, pastedLabel]).toEqual([
    'A QUAY IS OPENED',
    'Islamabad: November 23, 2021',
    'PR No.197',
  ]);
  expect(reading).toEqual(nothingToAsk);
});

test('a text in house format that has no number yet is read exactly too', () => {
  const { text, reading } = draftFrom(
    '— COUNCIL OF GARDENS —\nA quay is opened\nIslamabad: November 23, 2026\n\nThe first paragraph.\n\n*-*-*-*-*\n',
    'en',
    today,
  );
  expect([text.kicker, text.headline, text.dateline, text.endMark]).toEqual([
    'COUNCIL OF GARDENS',
    'A quay is opened',
    'Islamabad: November 23, 2026',
    '*-*-*-*-*',
  ]);
  expect(reading.questions).toEqual([]);
});

test('a headline that ends in a number is no label', () => {
  const { text, pastedLabel } = draftFrom(
    'Demonstration: the release 12\nIslamabad: November 23, 2026\n\nThe first paragraph.\n\n*-*-*-*-*\n',
    'en',
    today,
  );
  expect([text.headline, pastedLabel]).toEqual(['Demonstration: the release 12', null]);
});

test('a headline that may be two lines is asked: this line, both, or the next with this as its kicker', () => {
  const text =
    'PR No.197\nNEW BERTHS\nA quay is opened\n\n' +
    'ISLAMABAD (November 23, 2021) – The quay was opened today by the office, which had built it.\n\nENDS\n';
  const read = draftFrom(text, 'en', today);
  expect(read.reading.questions).toEqual([
    {
      field: 'headline',
      choices: [
        { words: 'NEW BERTHS', changes: { headline: 'NEW BERTHS', subheadlines: ['A quay is opened'] } },
        {
          words: 'NEW BERTHS A quay is opened',
          changes: { headline: 'NEW BERTHS A quay is opened', subheadlines: [] },
        },
        {
          words: 'A quay is opened',
          changes: { kicker: 'NEW BERTHS', headline: 'A quay is opened', subheadlines: [] },
        },
      ],
    },
  ]);
  expect(read.text.headline).toBe('NEW BERTHS');
});

test('a headline that may stand above the label is asked: this line, or the one above', () => {
  const text =
    'Boats return to all small quays\nPR No.197\n\nQuay is open\n\n' +
    'ISLAMABAD (November 23, 2021) – The quay was opened today by the office, which had built it.\n\nENDS\n';
  const [question] = draftFrom(text, 'en', today).reading.questions;
  expect(question).toEqual({
    field: 'headline',
    choices: [
      { words: 'Quay is open', changes: { headline: 'Quay is open', subheadlines: [] } },
      {
        words: 'Boats return to all small quays',
        changes: { kicker: '', headline: 'Boats return to all small quays', subheadlines: ['Quay is open'] },
      },
    ],
  });
});

test.each([
  ['Islamabad, 03/04/2026', ['Islamabad, 03/04/2026', 'Islamabad: April 3, 2026', 'Islamabad: March 4, 2026']],
  ['Islamabad, 12 August', ['Islamabad, 12 August', 'Islamabad: August 12, 2026', 'Islamabad: August 12, 2025']],
  ['Islamabad: Monday, November 23, 2021', ['Islamabad: Monday, November 23, 2021', 'Islamabad: November 23, 2021']],
])('the dateline “%s” is asked with the days that it may mean', (line, choices) => {
  expect(datelines(line)).toEqual(choices);
});

test('a dateline in a form of its own is written out; the line as it came can be chosen', () => {
  const { text, reading } = draftFrom(sheet('Islamabad, 23.11.2021'), 'en', today);
  expect(text.dateline).toBe('Islamabad: November 23, 2021');
  expect(reading.questions[0]?.choices.map(({ words }) => words)).toEqual([
    'Islamabad: November 23, 2021',
    'Islamabad, 23.11.2021',
  ]);
});

test('an Urdu release has its dateline written out in Urdu, where it can be read', () => {
  const [line = ''] = datelines('اسلام آباد، 23.11.2021', 'ur');
  expect([line, readDateline(line).date]).toEqual(['اسلام آباد: 23 نومبر 2021', '2021-11-23']);
});

test('a question ends when somebody changes its field, and when a writer settles it', () => {
  const { text, reading } = draftFrom(sheet('Islamabad, 03/04/2026'), 'en', today);
  expect(readingFor(reading, text).questions).toHaveLength(1);
  expect(readingFor(reading, { ...text, dateline: 'Islamabad: April 3, 2026' }).questions).toEqual([]);
  expect(readingFor(reading, { ...text, headline: 'Another' }).questions).toHaveLength(1);
  expect(settled(reading, 'dateline').questions).toEqual([]);
  expect(settled(reading, 'rest').questions).toHaveLength(1);
});

test('what a Word file had besides stays told until a person has seen the rest', () => {
  const { text, reading } = draftFrom(sheet('Islamabad, 03/04/2026'), 'en', today);
  const losses = [{ kind: 'comment' as const, words: 'Ask first' }];
  expect(readingFor({ ...reading, losses }, text).losses).toEqual(losses);
  expect(settled({ ...reading, losses }, 'dateline').losses).toEqual(losses);
  expect(settled({ ...reading, losses }, 'rest').losses).toEqual([]);
  // A reading that was stored before there were any.
  const { losses: _, ...older } = reading;
  expect(readingFor(older as typeof reading, text).losses).toEqual([]);
});

test('lines that were left out are told, and can go to the end of the text', () => {
  const { text, reading } = draftFrom(
    `From: press@demo.example\nSubject: Quay\n\n${sheet('Islamabad: November 23, 2021')}`,
    'en',
    today,
  );
  expect(reading.leftOut).toEqual(['From: press@demo.example', 'Subject: Quay']);
  expect(paragraphsOf(withLines(text.body, reading.leftOut)).slice(-2)).toEqual(reading.leftOut);
});

test('an embargo stays in the text and is told', () => {
  const { text, reading } = draftFrom(
    `EMBARGOED UNTIL 15:00 GMT 3 March 2026\n${sheet('Islamabad: March 3, 2026')}`,
    'en',
    today,
  );
  expect(paragraphsOf(text.body)[0]).toContain('EMBARGOED UNTIL 15:00');
  expect(reading.warnings.map(({ code }) => code)).toEqual(['embargo-in-text']);
});

test('what is too long for its field goes to the text, so that nothing is refused or lost', () => {
  const end = 'ENDS / For more information write to the harbour office of the town';
  const { text } = draftFrom(sheet('Islamabad: November 23, 2021').replace('*-*-*-*-*', end), 'en', today);
  expect([text.endMark, paragraphsOf(text.body).at(-1)]).toEqual(['', end]);
});
