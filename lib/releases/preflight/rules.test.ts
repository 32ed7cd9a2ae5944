import { describe, expect, it } from 'vitest';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { type Askable, askableFields } from '#lib/text/parts-rules.ts';
import { flawsOf, preflight, problemsOf } from './rules.ts';
import { newPreflight } from './schema.ts';
import { nothingOutside } from './rules.ts';
import type { RankedCheck } from './ranked-checks-rules.ts';
import { preflightAfter, preflightOf } from './settings-rules.ts';

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
const checksOf = (content: Content, requiredParts: readonly Askable[], settings = newPreflight) =>
  preflight(content, 'en', 'first', { requiredParts, preflight: settings });
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

describe('a check that the house ranks', () => {
  const content = { ...whole, body: documentOf(['It is “open here, and we utilise it until the end of the week.']) };
  const ranked = (ranks: Partial<Record<RankedCheck, 'off' | 'should' | 'must'>>) =>
    preflightAfter(newPreflight, { ranks, bannedWords: [{ word: 'utilise', instead: 'use' }] }, []);

  it('refuses where it must be so, shows where it should, and is silent where it is off', () => {
    const settings = ranked({ quotes: 'must', bannedWords: 'should' });
    const checks = checksOf(content, [], settings);
    expect(codesOf(problemsOf(checks))).toEqual(['quote-unclosed']);
    expect(codesOf(checks.filter(({ status }) => status === 'doubtful'))).toEqual(['banned-word-instead']);
    expect(flawsOf(checks)).toEqual([]);
    const off = checksOf(content, [], ranked({ quotes: 'off', bannedWords: 'off' }));
    expect(off.every(({ status }) => status === 'fine')).toBe(true);
  });

  it('leads to its words', () => {
    const [found] = checksOf(content, [], ranked({})).filter(({ code }) => code === 'banned-word-instead');
    // The first letter of a document stands at 1.
    const at = 'It is “open here, and we '.length + 1;
    expect(found).toMatchObject({ field: 'body', place: { from: at, to: at + 'utilise'.length } });
  });

  it('takes parts that a text should have as doubtful, and none that it must have', () => {
    const settings = preflightAfter(newPreflight, { desiredParts: ['kicker', 'notes'] }, ['notes']);
    expect(settings.desiredParts).toEqual(['kicker']);
    const checks = checksOf(bare, ['notes'], settings);
    expect(codesOf(checks.filter(({ status }) => status === 'doubtful'))).toEqual(['kicker-missing']);
    expect(codesOf(problemsOf(checks))).toEqual(['notes-missing']);
  });

  it('never refuses for a number with which the text was pasted: nobody can change it', () => {
    const outside = { ...nothingOutside, labels: ['PR No.197'], pastedLabel: 'PR No.198' };
    const demands = { requiredParts: [], preflight: ranked({ numbers: 'must' }) };
    const checks = preflight(whole, 'en', 'first', demands, outside);
    expect(codesOf(checks.filter(({ status }) => status === 'doubtful'))).toContain('pasted-number-differs');
    expect(problemsOf(checks)).toEqual([]);
  });

  it('is as in a new house where the house never set it', () => {
    expect(preflightOf({})).toEqual(newPreflight);
    expect(preflightOf({ ranks: { links: 'must' } }).ranks).toEqual({ ...newPreflight.ranks, links: 'must' });
  });
});
