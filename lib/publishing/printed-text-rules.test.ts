import { expect, test } from 'vitest';
import { printRelease } from '#lib/releases/house-format-rules.ts';
import { printedText } from './printed-text-rules.ts';

const text = {
  headline: 'The headline',
  subheadlines: ['One', 'Two'],
  dateline: { text: 'Islamabad: November 23, 2021', place: 'Islamabad', date: '2021-11-23' },
  endMark: '*-*-*-*-*',
  attachments: [],
};
const of = (changes: Partial<typeof text>, paragraphs: string[]) => {
  const all = { ...text, ...changes };
  const plain = printRelease({ label: 'PR No.1', ...all, dateline: all.dateline.text, paragraphs });
  return printedText({ label: 'PR No.1', text: { ...all, plain, html: '', body: { type: 'doc' } } });
};

test.each([
  ['with all parts', {}, ['First.', 'Second,\non two lines.', '1. One\n2. Two']],
  [
    'without sub-headlines, dateline and end mark',
    { subheadlines: [], dateline: { text: '', place: null, date: null }, endMark: '' },
    ['First.', 'Second.'],
  ],
  ['whose text repeats its end mark', {}, ['*-*-*-*-*', 'After it.']],
] as const)('the parts of a printed release %s are found as they were printed', (_what, changes, paragraphs) => {
  const found = of(changes as Partial<typeof text>, [...paragraphs]);
  expect(found?.paragraphs).toEqual(paragraphs);
  expect(found?.endMark).toBe('endMark' in changes ? '' : '*-*-*-*-*');
});

test('a text that was taken away has no parts', () => {
  expect(printedText({ label: 'PR No.1', text: null })).toBeNull();
});
