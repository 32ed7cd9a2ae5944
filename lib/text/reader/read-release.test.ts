import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReadRelease, readRelease } from './read-release-rules.ts';

const wordsIn = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** All words of what was read, with how often each stands there. */
function bagOf(read: ReadRelease): Map<string, number> {
  const { label, kicker, headline, subheadlines, dateline, embargo, paragraphs, endMark, contacts, notes, leftOut } =
    read;
  const parts = [
    label,
    kicker,
    headline,
    ...subheadlines,
    dateline.text,
    embargo,
    ...paragraphs,
    endMark,
    notes,
    ...leftOut,
  ];
  const said = [...parts, ...contacts.flatMap((one) => Object.values(one))].filter((one) => one !== null).join('\n');
  const bag = new Map<string, number>();
  for (const word of wordsIn(said)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** The words of a text that what was read has not, or has too few of. */
function lostWords(text: string): string[] {
  const bag = bagOf(readRelease(text));
  return wordsIn(text).filter((word) => {
    const left = bag.get(word) ?? 0;
    bag.set(word, left - 1);
    return left < 1;
  });
}

// Lines of every kind that a sheet may have. Headings of sections below the end are not among them:
// they are printed anew.
const lines = [
  ...[
    '',
    '',
    '',
    ' ',
    '\f',
    '***',
    '----------------',
    '*-*-*-*-*',
    'ENDS',
    '- 30 -',
    '###',
    'Ends/Tuesday, March 3, 2026',
    'NNNN',
  ],
  ...[
    'PR No. 197',
    'No. 12/26',
    'PRESS RELEASE | 2026-41',
    'Handout                 Number: 2252',
    'WRO-26/14',
    'پریس ریلیز نمبر ۱۹۷',
  ],
  ...['No: 12, 29 January 2026, Press Release Regarding Boats', 'Ref No : PR 18/2026', 'MEDIA ADVISORY: M26-014'],
  ...[
    'PRESS RELEASE',
    'FOR IMMEDIATE RELEASE',
    'EMBARGOED UNTIL 15:00 GMT 3 March 2026',
    'NOT FOR PUBLICATION BEFORE',
    'Ministry of Boats',
  ],
  ...[
    'Islamabad: November 23, 2021',
    'Dhaka, 12 August:',
    '3 March 2026',
    'BOISE, Idaho (April 7, 2026) – The quay is open.',
    'Posted On: 03 MAR 2026 4:10PM by an office',
  ],
  ...[
    'RICHMOND--The quay is open.',
    '3 March 2026, Pretoria – the quay is open',
    'کراچی: ۳ مارچ ۲۰۲۶ء',
    'لاہور(نمائندہ خصوصی۔ 08 مئی2026ء) محکمہ نے کہا ہے۔',
  ],
  ...[
    'A headline of the house',
    'that goes on in lower case',
    'SECOND QUAY OPENED FOR THE',
    '~ Boats may stay ~',
    '• a first point',
    '1. A numbered line.',
  ],
  ...[
    '-- State Minister for Boats',
    'Photo caption: a boat.',
    'Contact: Duty desk, 208-555-0119',
    'Tel: 051 9200000',
    'WHEN: Friday at nine',
  ],
  ...[
    'From: desk@demo.example',
    'Subject: Fwd: a release',
    '> quoted words',
    '[04/03, 6:12 pm] Desk: *bold words*',
    '*bold line of a messenger*',
    'Page 1 of 2',
    '(more)',
    '-2-',
    'PREVIOUS NEXT',
  ],
  ...[
    'The harbour office has opened a second quay for small boats. Skippers may tie up there from Monday, and the fee stays.',
    'Petrol               262.10      259.40',
  ],
];

const sheet = fc.array(fc.constantFrom(...lines), { maxLength: 24 }).map((chosen) => chosen.join('\n'));

test('no word of a sheet is lost, however its lines stand', () => {
  fc.assert(
    fc.property(sheet, (text) => {
      expect(lostWords(text)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(readRelease(text).warnings.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('the places of fields lie in the text, in order', () => {
  fc.assert(
    fc.property(sheet, (text) => {
      for (const { span, confidence } of Object.values(readRelease(text).fields)) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThanOrEqual(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        expect(confidence).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test('a text in house format has its places too, and none is doubtful', () => {
  const text = 'PR No. 3\nBOATS RETURN\nPort Town: March 3, 2026\n\nThe quay is open again.\n\n*-*-*-*-*\n';
  const { fields } = readRelease(text);
  expect(Object.keys(fields).sort()).toEqual(['dateline', 'endMark', 'headline', 'label']);
  for (const { value, span, confidence } of Object.values(fields))
    expect([text.slice(...span), confidence]).toEqual([value, 1]);
});

test('a headline that may go on in the next line says so, and gives both readings', () => {
  const { fields } = readRelease(
    'PR No. 3\nBOATS RETURN\nQUAY IS OPEN\n\nPort Town, 3 March 2026\n\nThe quay is open again. Boats may tie up.\n',
  );
  expect(fields.headline).toMatchObject({
    value: 'BOATS RETURN',
    confidence: 0.6,
    alternatives: ['BOATS RETURN QUAY IS OPEN', 'QUAY IS OPEN'],
  });
});

test('characters that were garbled on the way are repaired, and a warning says so', () => {
  const read = readRelease(
    'PR No. 7\nQUAY OPEN\nPort Town: March 2, 2026\n\nâ€œThe skipperâ€™s dayâ€\u009d â€“ and CafÃ©.\n\nENDS\n',
  );
  expect(read.paragraphs).toEqual(['“The skipper’s day” – and Café.']);
  expect(read.warnings.map(({ code }) => code)).toContain('garbled-repaired');
});
