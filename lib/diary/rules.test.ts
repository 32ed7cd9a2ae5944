import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#lib/core/actor.ts';
import {
  diaryVerbs,
  type EventFacts,
  refusalOfSameTimes,
  refusalOfTimes,
  refusalOnEvent,
  refusalToAdd,
  refusalToEndAddress,
  refusalToMakeAddress,
} from './rules.ts';

const withRole = (role: Role, deskId: string | null): Actor => ({
  kind: 'user',
  id: 'u',
  name: 'Somebody',
  email: 'somebody@demo.example',
  grants: [{ role, deskId }],
});
const facts = (changes: Partial<EventFacts> = {}): EventFacts => ({
  deskId: 'd1',
  state: 'provisional',
  version: 3,
  changedBy: 'Another officer',
  changedAt: new Date('2026-11-23T10:00:00Z'),
  ...changes,
});
const codes = (refused: ReturnType<typeof refusalToAdd>) => refused?.reasons.map(({ code }) => code) ?? [];
const at = (time: string) => new Date(`2026-11-26T${time}:00Z`);

describe('the diary', () => {
  it('is written by officers and editors of its desk or the house alone', () => {
    for (const [role, mayWrite] of [
      ['officer', true],
      ['editor', true],
      ['auditor', false],
      ['admin', false],
    ] as const)
      for (const [deskId, isHere] of [
        ['d1', true],
        [null, true],
        ['d2', false],
      ] as const) {
        const actor = withRole(role, deskId);
        const expected = mayWrite && isHere ? [] : ['role'];
        expect(codes(refusalToAdd(actor, { id: 'd1', isClosed: false }))).toEqual(expected);
        for (const verb of diaryVerbs) expect(codes(refusalOnEvent(verb, actor, facts(), 3))).toEqual(expected);
      }
    expect(codes(refusalToAdd(withRole('editor', 'd1'), { id: 'd1', isClosed: true }))).toEqual(['diary-closed']);
  });

  it('keeps a cancelled event as it is, and confirms once', () => {
    const officer = withRole('officer', 'd1');
    for (const verb of diaryVerbs)
      expect(codes(refusalOnEvent(verb, officer, facts({ state: 'cancelled' }), 3))).toEqual(['event-cancelled']);
    expect(codes(refusalOnEvent('confirm', officer, facts({ state: 'confirmed' }), 3))).toEqual(['event-confirmed']);
    expect(codes(refusalOnEvent('move', officer, facts({ state: 'confirmed' }), 3))).toEqual([]);
  });

  it('refuses a stale screen with the name of who changed it first', () => {
    const refused = refusalOnEvent('move', withRole('officer', 'd1'), facts(), 2);
    expect(refused?.kind).toBe('stale');
    expect(refused?.reasons[0]?.message).toMatch(/Another officer changed the event at 2026-11-23 10:00 UTC/);
  });

  it('has no event that ends before it begins, and no move to the same time', () => {
    expect(codes(refusalOfTimes({ startsAt: at('10:00'), endsAt: at('09:00') }))).toEqual(['end-before-start']);
    expect(codes(refusalOfTimes({ startsAt: at('10:00'), endsAt: at('10:00') }))).toEqual(['end-before-start']);
    expect(refusalOfTimes({ startsAt: at('10:00'), endsAt: null })).toBeNull();
    const before = { startsAt: at('10:00'), endsAt: null };
    expect(codes(refusalOfSameTimes(before, { startsAt: at('10:00'), endsAt: null }))).toEqual(['same-times']);
    expect(refusalOfSameTimes(before, { startsAt: at('10:00'), endsAt: at('11:00') })).toBeNull();
  });
});

it('the address of a calendar is made by editors of its desk; administrators may end it', () => {
  const answers = (['officer', 'editor', 'auditor', 'admin'] as const).map((role) => {
    const actor = withRole(role, role === 'admin' ? null : 'd1');
    return [role, refusalToMakeAddress(actor, 'd1') === null, refusalToEndAddress(actor, 'd1') === null];
  });
  expect(answers).toEqual([
    ['officer', false, false],
    ['editor', true, true],
    ['auditor', false, false],
    ['admin', false, true],
  ]);
});
