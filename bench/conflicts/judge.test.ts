import { describe, expect, it } from 'vitest';
import { type Refusal, refuse } from '#lib/core/result.ts';
import { judge, type Part } from './judge.ts';
import type { Snapshot } from './read-release.ts';
import type { Press } from './moves.ts';

const before: Snapshot = {
  state: 'draft',
  version: 3,
  kind: 'first',
  publicState: 'none',
  openDrafts: 1,
  text: '{"headline":"as it was"}',
  textHash: 'h1',
  approvers: [],
  events: [{ type: 'release.created', by: 'p1', version: null, contentHash: null }],
  lines: [],
};
const event = (type: string, by: string) => ({ type, by, version: 4, contentHash: 'h2' });
const after: Snapshot = {
  ...before,
  version: 4,
  text: '{"headline":"words of one"}',
  textHash: 'h2',
  events: [...before.events, event('draft.saved', 'p1')],
};

const won = (verb: Press, state = 'draft'): Part => ({
  verb,
  name: 'Officer one',
  id: 'p1',
  words: verb === 'save' ? 'words of one' : null,
  result: { ok: true, value: { version: 4, state } },
});
const message = 'Officer one changed this at 2026-11-24 03:59 UTC (version 4; yours is 3).';
const lost = (refusal: Refusal = refuse('stale', { code: 'stale', message })): Part => ({
  verb: 'save',
  name: 'Officer two',
  id: 'p2',
  words: 'words of two',
  result: refusal,
});
const verdict = (parts: [Part, Part], stands: Partial<Snapshot> = {}) => {
  const { overwritten, wrong } = judge(parts, before, { ...after, ...stands });
  return { overwritten: overwritten.length, wrong: wrong.length };
};
const fine = { overwritten: 0, wrong: 0 };

describe('the judge of a race', () => {
  it('accepts one winner whose text is saved, whichever of the two it was', () => {
    expect(verdict([won('save'), lost()])).toEqual(fine);
    expect(verdict([lost(), won('save')])).toEqual(fine);
  });

  it('sees a save that was acknowledged and then overwritten by the other', () => {
    const other: Part = { ...lost(), result: { ok: true, value: { version: 5, state: 'draft' } } };
    expect(verdict([won('save'), other])).toMatchObject({ overwritten: 1 });
    expect(verdict([won('save'), lost()], { text: '{"headline":"words of two"}' })).toMatchObject({ overwritten: 2 });
    expect(verdict([won('save'), lost()], { text: before.text })).toMatchObject({ overwritten: 1 });
  });

  it('sees a verb of the desk that changed the text', () => {
    const submitted = { state: 'submitted', events: [...before.events, event('draft.submitted', 'p1')] };
    const same = { text: before.text, textHash: before.textHash };
    expect(verdict([won('submit', 'submitted'), lost()], { ...submitted, ...same })).toEqual(fine);
    expect(verdict([won('submit', 'submitted'), lost()], submitted)).toMatchObject({ overwritten: 1 });
  });

  it('sees a race that nobody won', () => {
    expect(verdict([lost(), lost()])).toMatchObject({ wrong: 1 });
  });

  it('sees a refusal of another kind, and one that does not say who or when', () => {
    const refusedWith = (kind: Refusal['kind'], message: string) => lost(refuse(kind, { code: 'x', message }));
    expect(verdict([won('save'), refusedWith('invalid', message)])).toMatchObject({ wrong: 1 });
    expect(verdict([won('save'), refusedWith('conflict', 'Somebody did, at 2026-11-24 03:59 UTC.')])).toMatchObject({
      wrong: 1,
    });
    expect(verdict([won('save'), refusedWith('stale', 'Officer one did.')])).toMatchObject({ wrong: 1 });
  });

  it('sees a record that lacks the change, has it twice, or by another person', () => {
    expect(verdict([won('save'), lost()], { events: before.events })).not.toEqual(fine);
    expect(verdict([won('save'), lost()], { events: [...after.events, event('draft.saved', 'p2')] })).not.toEqual(fine);
    expect(verdict([won('save'), lost()], { events: [...before.events, event('draft.saved', 'p2')] })).not.toEqual(
      fine,
    );
  });

  it('sees another version than the winner was told, a second open draft, and a line too many in the register', () => {
    expect(verdict([won('save'), lost()], { version: 5 })).toMatchObject({ wrong: 1 });
    expect(verdict([won('save'), lost()], { openDrafts: 2 })).toMatchObject({ wrong: 1 });
    expect(verdict([won('save'), lost()], { lines: ['published'] })).toMatchObject({ wrong: 1 });
  });
});
