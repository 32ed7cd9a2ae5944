import { describe, expect, test } from 'vitest';
import { heldMail, type Person, reviewMail, recipientsOf } from './review-mail-rules.ts';

const person = (id: string, disabled = false): Person => ({ id, email: `${id}@demo.example`, disabled });
const concerned = {
  editors: [person('editor'), person('editor2'), person('gone', true), person('editor')],
  writers: [person('officer'), person('editor2')],
  approvers: [person('editor')],
  addressees: [person('scheduler')],
};
const recipientIds = (step: Parameters<typeof recipientsOf>[0]) => recipientsOf(step, concerned).map(({ id }) => id);

describe('the recipients', () => {
  test('a submitted release comes to the editors who wrote none of it, once each', () => {
    expect(recipientIds('submitted')).toEqual(['editor']);
  });
  test('requested changes and an approval go back to the writers', () => {
    expect(recipientIds('changes-requested')).toEqual(['officer', 'editor2']);
    expect(recipientIds('approved')).toEqual(['officer', 'editor2']);
  });
  test('an ended approval goes to the editors who gave it', () => {
    expect(recipientIds('approval-ended')).toEqual(['editor']);
  });
  test('a missed schedule goes to whoever set it', () => {
    expect(recipientIds('schedule-missed')).toEqual(['scheduler']);
  });
  test('an urgent publication goes to every editor, its review to its writers and its publisher', () => {
    expect(recipientIds('published-urgently')).toEqual(['editor', 'editor2']);
    expect(recipientIds('urgent-reviewed')).toEqual(['scheduler', 'officer', 'editor2']);
  });
});

describe('the e-mail', () => {
  const facts = {
    desk: 'Finance desk',
    by: 'An editor',
    link: 'https://press.example.org/desk/releases/1',
    house: 'A house',
  } as const;

  test('names the desk, the person and where to go on', () => {
    const { subject, text } = reviewMail({ ...facts, step: 'changes-requested' });
    expect(subject).toBe('Changes requested');
    for (const part of ['Finance desk', 'An editor has requested changes', facts.link, 'A house'])
      expect(text).toContain(part);
  });

  test('of held schedules says what to do', () => {
    const { subject, text } = heldMail({
      gainedSeconds: 7200,
      link: 'https://press.example.org/desk',
      house: 'A house',
    });
    expect(subject).toBe('Schedules are held');
    for (const part of ['7200 seconds', 'schedules release', 'https://press.example.org/desk'])
      expect(text).toContain(part);
  });
});
