import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#lib/core/actor.ts';
import { urgentToReview } from './urgent-rules.ts';

const desk = 'd1';
const person = (id: string, role: Role, on: string | null = desk): Actor => ({
  kind: 'user',
  id,
  name: id,
  email: `${id}@demo.example`,
  grants: [{ role, deskId: on }],
});
const first = { id: 'first', writers: ['writer'], publishedById: 'publisher' };
const correction = { id: 'correction', writers: ['publisher'], publishedById: 'second' };

function outcome(actor: Actor, waiting: (typeof first)[]) {
  const chosen = urgentToReview(actor, desk, waiting);
  return 'urgent' in chosen ? chosen.urgent.id : chosen.refused.reasons.map((reason) => reason.code);
}

describe('the review of an urgent publication', () => {
  it('is for an editor of the desk or of the house who neither wrote nor published it', () => {
    expect(outcome(person('second', 'editor'), [first])).toBe('first');
    expect(outcome(person('second', 'editor', null), [first])).toBe('first');
    expect(outcome(person('writer', 'editor'), [first])).toEqual(['four-eyes']);
    expect(outcome(person('publisher', 'editor'), [first])).toEqual(['four-eyes']);
    expect(outcome(person('second', 'editor', 'd2'), [first])).toEqual(['role']);
    for (const role of ['officer', 'auditor', 'admin'] as const)
      expect(outcome(person('second', role, null), [first])).toEqual(['role']);
  });

  it('lists every reason against it', () => {
    expect(outcome(person('writer', 'officer'), [first])).toEqual(['role', 'four-eyes']);
  });

  it('is of the oldest publication that other people wrote and published', () => {
    expect(outcome(person('writer', 'editor'), [first, correction])).toBe('correction');
    expect(outcome(person('second', 'editor'), [first, correction])).toBe('first');
    expect(outcome(person('publisher', 'editor'), [first, correction])).toEqual(['four-eyes']);
  });

  it('needs a publication without a review', () => {
    expect(outcome(person('second', 'editor'), [])).toEqual(['nothing-to-review']);
  });
});
