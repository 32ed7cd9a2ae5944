import { describe, expect, test } from 'vitest';
import { type Person, reviewMail, toldOf } from './review-mail-rules.ts';

const person = (id: string, disabled = false): Person => ({ id, email: `${id}@demo.example`, disabled });
const concerned = {
  editors: [person('editor'), person('editor2'), person('gone', true), person('editor')],
  writers: [person('officer'), person('editor2')],
  approvers: [person('editor')],
  named: [person('scheduler')],
};
const told = (step: Parameters<typeof toldOf>[0]) => toldOf(step, concerned).map(({ id }) => id);

describe('who is told', () => {
  test('a submitted release comes to the editors who wrote none of it, once each', () => {
    expect(told('submitted')).toEqual(['editor']);
  });
  test('requested changes and an approval go back to the writers', () => {
    expect(told('changes-requested')).toEqual(['officer', 'editor2']);
    expect(told('approved')).toEqual(['officer', 'editor2']);
  });
  test('an approval that ended is told to those who gave it', () => {
    expect(told('approval-ended')).toEqual(['editor']);
  });
  test('a schedule that was missed is told to whoever set it', () => {
    expect(told('schedule-missed')).toEqual(['scheduler']);
  });
  test('what was published urgently is told to every editor, and its review to its writers and its publisher', () => {
    expect(told('published-urgently')).toEqual(['editor', 'editor2']);
    expect(told('urgent-reviewed')).toEqual(['scheduler', 'officer', 'editor2']);
  });
});

describe('the e-mail', () => {
  const facts = {
    step: 'changes-requested',
    headline: 'Water for  Tharparkar',
    desk: 'Finance desk',
    by: 'An editor',
    reason: 'Which year?',
    link: 'https://press.example.org/desk/releases/1',
    house: 'A house',
  } as const;

  test('names the release, the person, the reason and where to go on', () => {
    const { subject, text } = reviewMail(facts);
    expect(subject).toBe('Changes requested: Water for Tharparkar');
    for (const part of [
      'Water for Tharparkar',
      'Finance desk',
      'An editor has requested changes',
      'Reason: Which year?',
      facts.link,
      'A house',
    ])
      expect(text).toContain(part);
  });

  test('has no empty reason, and a name for a release without a headline', () => {
    const { subject, text } = reviewMail({ ...facts, step: 'submitted', reason: null, headline: ' ' });
    expect(text).not.toContain('Reason');
    expect(subject).toBe('For review: A release without a headline yet');
  });

  test('cannot be made to carry a second header by a headline', () => {
    expect(reviewMail({ ...facts, headline: 'A\r\nBcc: all@demo.example' }).subject).toBe(
      'Changes requested: A Bcc: all@demo.example',
    );
  });
});
