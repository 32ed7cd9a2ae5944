import { describe, expect, it } from 'vitest';
import { type Actor, type Role, systemActor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/result.ts';
import {
  type BundleFacts,
  type BundleVerb,
  bundleVerbs,
  objectionsToOrder,
  objectionsToSize,
  refusalOfMembers,
  refusalOnBundle,
} from './bundle-rules.ts';

const editorOf = (...desks: string[]): Actor => ({
  kind: 'user',
  id: 'ed',
  name: 'Ed',
  email: 'ed@demo.example',
  grants: desks.map((deskId) => ({ role: 'editor' as Role, deskId })),
});
const facts = (changes: Partial<BundleFacts> = {}): BundleFacts => ({
  version: 3,
  changedBy: 'Another editor',
  changedAt: new Date('2026-11-23T10:00:00Z'),
  publishAt: null,
  size: 2,
  desks: ['d1', 'd2'],
  ...changes,
});
const codes = (verb: BundleVerb, actor: Actor, changes: Partial<BundleFacts> = {}, version: number | null = 3) =>
  refusalOnBundle(verb, actor, facts(changes), version)?.reasons.map(({ code }) => code) ?? [];
const publishAt = new Date('2026-12-01T08:00:00Z');

describe('a bundle', () => {
  it('is changed by an editor of all its desks; an editor of any of them takes its schedule back', () => {
    const [both, one, none] = [editorOf('d1', 'd2'), editorOf('d1'), editorOf('d3')];
    for (const verb of bundleVerbs) {
      const state = verb === 'unschedule' ? { publishAt } : {};
      expect([verb, codes(verb, both, state)]).toEqual([verb, []]);
      expect([verb, codes(verb, none, state)]).toEqual([verb, ['role']]);
      expect([verb, codes(verb, one, state)]).toEqual([verb, verb === 'unschedule' ? [] : ['role']]);
    }
    expect(codes('publish', systemActor('the house'))).toEqual(['role']);
  });

  it('cannot be published by an editor who does not see all its texts', () => {
    expect(codes('publish', editorOf('d1'), { desks: ['d1'] })).toEqual(['bundle-beyond-desks']);
  });

  it('cannot be changed while it is scheduled', () => {
    for (const verb of bundleVerbs)
      expect([verb, codes(verb, editorOf('d1', 'd2'), { publishAt })]).toEqual([
        verb,
        verb === 'unschedule' ? [] : ['bundle-scheduled'],
      ]);
    expect(codes('unschedule', editorOf('d1'))).toEqual(['bundle-not-scheduled']);
  });

  it('changed from a stale screen is refused with the name of who changed it first', () => {
    const refused = refusalOnBundle('order', editorOf('d1', 'd2'), facts(), 2);
    expect(refused?.kind).toBe('stale');
    expect(refused?.reasons[0]?.message).toMatch(/Another editor changed the bundle at 2026-11-23 10:00 UTC/);
  });

  it('keeps its texts in a new order, and has room for a thousand', () => {
    expect(objectionsToOrder(['a', 'b'], ['b', 'a'])).toEqual([]);
    expect(objectionsToOrder(['a', 'b'], ['b', 'c']).map(({ code }) => code)).toEqual(['bundle-texts']);
    expect(objectionsToOrder(['a', 'b'], ['b']).map(({ code }) => code)).toEqual(['bundle-texts']);
    expect(objectionsToSize(999)).toEqual([]);
    expect(objectionsToSize(1000).map(({ code }) => code)).toEqual(['bundle-full']);
  });
});

it('a refusal lists every reason of every text, with its place and headline', () => {
  const reason = (code: string) => ({ code, message: `${code}.` });
  const refused = refusalOfMembers([
    { headline: 'First', refused: refuse('conflict', reason('approval-missing'), reason('withdrawn')) },
    { headline: 'Second', refused: null },
    { headline: 'Third', refused: refuse('forbidden', reason('role')) },
  ]);
  expect(refused?.kind).toBe('forbidden');
  expect(refused?.reasons.map(({ message }) => message)).toEqual([
    '1. “First”: approval-missing.',
    '1. “First”: withdrawn.',
    '3. “Third”: role.',
  ]);
  expect(refusalOfMembers([{ headline: 'First', refused: null }])).toBeNull();
});
