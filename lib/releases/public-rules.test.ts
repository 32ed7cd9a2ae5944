import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#lib/core/actor.ts';
import { type PublicFacts, type PublicState, publicVerbs, publicWorkflow, refusalInPublic } from './public-rules.ts';

const person = (role: Role | null, deskId: string | null): Actor => ({
  kind: 'user',
  id: 'p',
  name: 'p',
  email: 'p@demo.example',
  grants: role ? [{ role, deskId }] : [],
});
const facts = (publicState: PublicState, hasText = true): PublicFacts => ({
  deskId: 'd1',
  publicState,
  label: 'PR No.1',
  hasText,
  openDraft: null,
});

describe('a release in public', () => {
  it('is withdrawn and reinstated by an editor of its desk or house only', () => {
    for (const verb of publicVerbs) {
      for (const state of ['none', 'published', 'withdrawn'] as const) {
        for (const role of ['officer', 'editor', 'auditor', 'admin', null] as const) {
          for (const desk of ['d1', 'd2', null]) {
            const allowed = refusalInPublic(verb, person(role, desk), facts(state)) === null;
            expect([verb, state, role, desk, allowed]).toEqual([
              verb,
              state,
              role,
              desk,
              publicWorkflow[verb].from === state && role === 'editor' && desk !== 'd2',
            ]);
          }
        }
      }
    }
  });

  it('cannot be reinstated once its text was removed', () => {
    const refused = refusalInPublic('reinstate', person('editor', 'd1'), facts('withdrawn', false));
    expect(refused?.reasons.map((reason) => reason.code)).toEqual(['text-removed']);
  });

  it('is refused with every reason', () => {
    const refused = refusalInPublic('withdraw', person('officer', 'd1'), facts('withdrawn'));
    expect(refused).toMatchObject({ kind: 'forbidden', reasons: [{ code: 'role' }, { code: 'state' }] });
  });
});
