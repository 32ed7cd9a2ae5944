import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lostWords, sheetLines } from '#test/harness/sheets.ts';
import { readRelease } from './read-release-rules.ts';

const sheet = fc.array(fc.constantFrom(...sheetLines), { maxLength: 24 }).map((chosen) => chosen.join('\n'));

test('no word of a sheet is lost, however its lines stand', () => {
  fc.assert(
    fc.property(sheet, (text) => {
      expect(lostWords(text, readRelease(text))).toEqual([]);
    }),
    { numRuns: 1500 },
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

test('many words between a place and a date are read at once, and are no dateline', () => {
  const read = readRelease('Wien (LPD) – Die Ufer werden heller, sagte das Amt. Ends/Tuesday, March 3, 2026\n');
  expect(read.dateline.place).toBeNull();
});

test('a word before a colon is taken for the place with a doubt; capitals, a dash and other words leave none', () => {
  const doubtsOf = (begin: string) => {
    const { dateline, warnings, fields } = readRelease(
      `PR No. 7\n3 March 2026\n\nQuay is open\n\n${begin} The harbour office has opened a second quay for boats.\n\nENDS\n`,
    );
    const isDoubtful = warnings.some(({ code }) => code === 'place-doubtful');
    return [dateline.place, isDoubtful, (fields.dateline?.confidence ?? 1) < 0.7];
  };
  expect(doubtsOf('Lighting:')).toEqual(['Lighting', true, true]);
  expect(doubtsOf('PORT TOWN:')).toEqual(['PORT TOWN', false, false]);
  expect(doubtsOf('Port Town –')).toEqual(['Port Town', false, false]);
  expect(doubtsOf('Background:')).toEqual([null, false, false]);
});

test('a long line above a label that was taken for letterhead may be the headline, and says so', () => {
  const { headline, kicker, fields } = readRelease(
    'Boats return to all small quays\nPR No. 7\n\nQuay is open\n\nPort Town, 3 March 2026\n\nThe quay is open again. Boats may tie up.\n',
  );
  expect([headline, kicker]).toEqual(['Quay is open', 'Boats return to all small quays']);
  expect(fields.headline).toMatchObject({ confidence: 0.6, alternatives: ['Boats return to all small quays'] });
});

test('a place at the beginning of the text has the date of the foot, which stays where it is', () => {
  const { dateline, paragraphs } = readRelease(
    'PR No. 7\n\nQuay is open\n\nPORT TOWN: The harbour office has opened a second quay for boats.\n\nDated: 3 March 2026\n\nENDS\n',
  );
  expect(dateline).toMatchObject({ place: 'PORT TOWN', date: '2026-03-03' });
  expect(paragraphs).toEqual(['The harbour office has opened a second quay for boats.', 'Dated: 3 March 2026']);
});

test.each([
  'Buenos Aires hosts the fair of lamps',
  'Madame Orlan opens the school of knots at the old pier',
  'Hello from the lighthouse is the title of a new book',
])('a headline that begins like a greeting stays the headline: %s', (headline) => {
  const read = readRelease(
    `PR No. 3\n\n${headline}\n\nPort Town, 3 March 2026\n\nThe lamps are lit from Monday on.\n\nENDS\n`,
  );
  expect(read.headline).toBe(headline);
});

test.each([
  'On Friday the Minister for Ports wrote:',
  'Share: 12 per cent of all boats',
  'Start | 9.00 at the pier',
  'Last reviewed in 2019, the rules are as old as the quay.',
  'Last updated',
])('a line of the text that looks like one of a page or a mail stays in it: %s', (line) => {
  const text = `Quay opens for small boats\n\nPort Town, 3 March 2026\n\nThe quay is open.\n\n${line}\n\nBoats may stay.\n\nENDS\n`;
  const { paragraphs, leftOut } = readRelease(text);
  expect(paragraphs.join('\n')).toContain('Boats may stay.');
  if (line !== 'Last updated') expect([paragraphs.join('\n').includes(line), leftOut]).toEqual([true, []]);
});
