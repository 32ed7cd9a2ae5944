import { describe, expect, it } from 'vitest';
import { documentOf } from '#lib/text/document-text-rules.ts';
import { type Askable, askableFields, type Content } from '#lib/text/schema.ts';
import { flawsOf, preflight, problemsOf } from './preflight-rules.ts';

const bare: Content = {
  headline: 'Demonstration',
  subheadlines: [],
  dateline: '',
  body: documentOf(['The text of the demonstration is long enough to be read as English.']),
  endMark: '',
};
const whole: Content = {
  ...bare,
  kicker: 'Kicker',
  subheadlines: ['Sub-headline'],
  dateline: 'Islamabad: November 23, 2026',
  endMark: '###',
  contacts: [{ name: 'Press office', role: '', telephone: '+92 51 920 0000', email: '' }],
  notes: documentOf(['A note.']),
};
const checksOf = (content: Content, asked: readonly Askable[]) => preflight(content, 'en', 'first', asked);
const codesOf = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe('what the house asks for', () => {
  it('stops the submission of a text that lacks it, in the order of the sheet', () => {
    const problems = problemsOf(checksOf({ ...bare, headline: '' }, askableFields));
    expect(codesOf(problems)).toEqual([
      'kicker-missing',
      'headline-missing',
      'subheadline-missing',
      'dateline-missing',
      'end-mark-missing',
      'contact-missing',
      'notes-missing',
    ]);
  });

  it.each(askableFields)('names %s alone where that alone is asked for', (part) => {
    expect(problemsOf(checksOf(bare, [part]))).toHaveLength(1);
    expect(problemsOf(checksOf(whole, [part]))).toEqual([]);
  });

  it('does not stop the publication of a text that was approved without it', () => {
    expect(flawsOf(checksOf(bare, askableFields))).toEqual([]);
    expect(codesOf(flawsOf(checksOf({ ...bare, headline: '' }, askableFields)))).toEqual(['headline-missing']);
  });

  it('is nothing beyond headline and text where the house asks for nothing', () => {
    expect(problemsOf(checksOf(bare, []))).toEqual([]);
    const empty = { ...bare, headline: '', body: documentOf([]) };
    expect(codesOf(problemsOf(checksOf(empty, [])))).toEqual(['headline-missing', 'text-missing']);
  });

  it('is no empty kicker and no empty notes', () => {
    const content = { ...whole, kicker: '', notes: documentOf(['']) };
    expect(codesOf(problemsOf(checksOf(content, askableFields)))).toEqual(['kicker-missing', 'notes-missing']);
  });
});

it('a dateline that is there needs a place and a date, asked for or not', () => {
  const checks = checksOf({ ...bare, dateline: 'Islamabad' }, []);
  expect(codesOf(flawsOf(checks))).toEqual(['dateline-unclear']);
});
