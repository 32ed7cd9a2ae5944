import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumpLimit } from '#lib/numbering/reservation-rules.ts';
import { formatLabel, periodAt, type SeriesNumbering } from '#lib/numbering/rules.ts';
import { formatDateline } from '#lib/text/dates/dateline-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { type ArchiveSettings, candidateOf } from './rules.ts';
import { refusalOfJump, refusalOfSlot } from './slot-rules.ts';

const numbering: SeriesNumbering = {
  key: 'pr',
  labelTemplate: 'PR No.{n}',
  prefix: '',
  period: 'month',
  firstMonth: 1,
  timeZone: 'Asia/Karachi',
};
const settings: ArchiveSettings = { numbering, language: 'en', now: new Date('2026-05-05T05:00:00Z') };
const sample = readFileSync(new URL('../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');

type Changes = { label?: string; dateline?: string; headline?: string; text?: string; endMark?: string };
const sheet = ({ label = 'PR No.12', dateline = 'Islamabad: November 23, 2021', ...rest }: Changes = {}) =>
  printedText(
    label,
    {
      headline: rest.headline ?? 'Demonstration: the council of gardens meets',
      subheadlines: [],
      dateline,
      body: documentOf([rest.text ?? 'The council of gardens meets in the hall and names the dates of its open days.']),
      endMark: rest.endMark ?? '*-*-*-*-*',
    },
    'en',
  );

const readFile = (text: string, changes: Partial<ArchiveSettings> = {}) => {
  const result = candidateOf(text, { ...settings, ...changes });
  if ('reasons' in result) throw new Error(result.reasons.map((one) => `${one.code}: ${one.message}`).join('\n'));
  return result;
};
const codes = (text: string, changes: Partial<ArchiveSettings> = {}) => {
  const result = candidateOf(text, { ...settings, ...changes });
  return 'reasons' in result ? result.reasons.map((one) => one.code) : [];
};

describe('a file of an archive', () => {
  it('keeps its number, day and text; the hour is noon in the series’ time zone', () => {
    const { candidate, warnings } = readFile(sample);
    expect(candidate).toMatchObject({
      number: 197,
      label: 'PR No.197',
      day: '2021-11-23',
      period: { key: '2021-11', start: '2021-11-01' },
      publishedAt: new Date('2021-11-23T12:00:00+05:00'),
    });
    expect(candidate.text).toBe(sample.slice(0, sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length));
    expect(warnings.map((one) => one.code)).toEqual(['navigation-dropped', 'quotes-uneven']);
  });

  it('of today is dated now before noon', () => {
    const today = sheet({ dateline: 'Islamabad: May 5, 2026' });
    expect(readFile(today).candidate.publishedAt).toEqual(settings.now);
    const evening = new Date('2026-05-05T15:00:00Z');
    expect(readFile(today, { now: evening }).candidate.publishedAt).toEqual(new Date('2026-05-05T07:00:00Z'));
  });

  const doubtful: [string[], string][] = [
    [['no-label'], sheet({ label: 'Press note twelve, for all' })],
    [['label-foreign'], sheet({ label: 'GA/12779' })],
    [['label-foreign'], sheet({ label: 'PR No.012' })],
    [['number-zero'], sheet({ label: 'PR No.0' })],
    [['date-future'], sheet({ dateline: 'Islamabad: May 6, 2026' })],
    [['date-doubtful'], sheet({ dateline: 'Islamabad: February 30, 2021' })],
    [['no-end-mark'], sheet({ endMark: '' })],
    [['text-after-end-mark'], `${sheet()}More text.`],
    [['several-labels'], `${sheet()}${sheet({ label: 'PR No.13' })}`],
    [['embargo'], sheet({ label: 'PR No.12\nEMBARGOED UNTIL 17:00' })],
    [
      ['language-differs'],
      sheet({ text: 'یہ ایک نمائشی پریس ریلیز ہے جس میں کوئی حقیقی واقعہ نہیں۔ یہ صرف ایک نمونہ ہے جو دکھاتا ہے' }),
    ],
    [['no-end-mark', 'no-label', 'no-headline', 'no-dateline', 'no-text'], ''],
  ];
  it.each(doubtful)('that is doubtful is refused with every reason: %s', (expected, text) => {
    expect(codes(text).toSorted()).toEqual(expected.toSorted());
  });

  const body = 'The harbour office has opened a second quay for small boats. Skippers may tie up there from Monday.';
  const end = `\n\n${body}\n\nThe quay is open day and night.\n\n*****\n`;
  const head = 'PR No.12\n\nSECOND QUAY OPENED FOR SMALL BOATS\n\nPort Town, 3 March 2026';

  it('in another layout that leaves no doubt is taken, and is to be compared', () => {
    const { candidate, warnings } = readFile(
      `Press Office <press@demo.example> wrote:\n> ${`${head}${end}`.replaceAll('\n', '\n> ')}\n`,
    );
    expect(candidate).toMatchObject({ number: 12, label: 'PR No.12', day: '2026-03-03' });
    expect(candidate.content).toMatchObject({
      headline: 'SECOND QUAY OPENED FOR SMALL BOATS',
      dateline: 'Port Town, 3 March 2026',
      endMark: '*****',
    });
    expect(candidate.text).toContain(`${body}\n\nThe quay is open day and night.`);
    expect(warnings.map(({ code }) => code)).toContain('other-layout');
  });

  const uncertain: [string[], string][] = [
    [
      ['headline-uncertain'],
      `FOR IMMEDIATE RELEASE\n\nPR No.12\n\nSECOND QUAY OPENED\nBOATS MAY TIE UP\n\nPort Town, 3 March 2026${end}`,
    ],
    [['line-without-part'], `Photo: the quay at dawn\n\n${head}${end}`],
    [['date-ambiguous'], `${head.replace('3 March 2026', '03/04/2026')}${end}`],
    [['date-without-year'], `${head.replace(' 2026', '')}${end}`],
    [['text-after-end-mark'], `${head}${end}Tickets are sold at the pier from Monday on.\n`],
    [['no-end-mark'], `${head}${end.replace('*****', '')}`],
    [['embargo'], `${head.replace('SMALL BOATS', 'SMALL BOATS\n(EMBARGOED UNTIL 17:00)')}${end}`],
  ];
  it.each(uncertain)('in another layout with a doubt is refused with the question: %s', (expected, text) => {
    expect(codes(text).toSorted()).toEqual(expected.toSorted());
  });

  it('in house format is refused where letters were garbled, or an embargo stands below its headline', () => {
    expect(codes(sheet({ text: 'The council of gardens meets at the â€œhallâ€\u009d and names the dates.' }))).toEqual([
      'garbled-repaired',
    ]);
    expect(codes(sheet({ dateline: '(EMBARGOED TILL 5 PM)\nIslamabad: November 23, 2021' }))).toEqual(['embargo']);
  });

  it('is refused when its label and its day disagree', () => {
    const yearly: SeriesNumbering = { ...numbering, labelTemplate: 'IP/{yy}/{n}', period: 'year' };
    expect(codes(sheet({ label: 'IP/20/12' }), { numbering: yearly })).toEqual(['label-differs']);
    expect(codes(sheet({ label: 'IP/21/12' }), { numbering: yearly })).toEqual([]);
  });

  it('of any series is parsed by that series’ label, and printed as it was', () => {
    const templates = fc.constantFrom(
      ['PR No.{n}', 'month'],
      ['Press Note {n:000} of {yyyy}', 'year'],
      ['{fy}/{n}', 'fiscal-year'],
      ['{yy}-{n:000}MR', 'year'],
      ['GA/{n}', 'none'],
    );
    const days = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2026-05-04'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(templates, days, fc.integer({ min: 1, max: 999 }), ([labelTemplate = '', kind = ''], day, number) => {
        const period = kind as SeriesNumbering['period'];
        const series = { ...numbering, labelTemplate, period, firstMonth: period === 'fiscal-year' ? 7 : 1 };
        const noon = new Date(`${day}T07:00:00Z`);
        const label = formatLabel(series, periodAt(series, noon), number);
        const text = sheet({ label, dateline: formatDateline('Islamabad', day) });
        const { candidate } = readFile(text, { numbering: series });
        expect(candidate).toMatchObject({ number, label, day, text, period: periodAt(series, noon) });
      }),
    );
  });
});

describe('a number in the archive', () => {
  it('with another text, reserved or void refuses a file', () => {
    expect(refusalOfSlot({ state: 'free' })).toBeNull();
    expect(refusalOfSlot({ state: 'there', label: 'PR No.1', path: '/x' })).toBeNull();
    expect(refusalOfSlot({ state: 'taken', label: 'PR No.1', path: '/x' })?.code).toBe('number-taken');
    expect(refusalOfSlot({ state: 'void', label: 'PR No.1' })?.message).toContain('void in the register');
  });

  it('far above the numbers below it is refused', () => {
    expect(refusalOfJump('PR No.9000', 9000, null)).toBeNull();
    expect(refusalOfJump('PR No.701', 200 + jumpLimit, 200)).toBeNull();
    expect(refusalOfJump('PR No.702', 201 + jumpLimit, 200)?.code).toBe('number-far');
  });
});
