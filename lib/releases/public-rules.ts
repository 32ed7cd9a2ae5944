// The rules after publication. Promises:
//   - a published release keeps its number and address
//   - an editor withdraws or reinstates it, with a reason that the public reads
//   - a release whose text was removed is not reinstated
import { type Actor, holds, type Role } from '#lib/core/actor.ts';
import { clock } from '#lib/core/time/calendar.ts';
import { choice, type Reason, type Refusal, refuse } from '#lib/core/result.ts';

export type PublicState = 'none' | 'published' | 'withdrawn';

/** The workflow after publication. */
export const publicWorkflow = {
  withdraw: { from: 'published', to: 'withdrawn', who: ['editor'], words: 'withdraw' },
  reinstate: { from: 'withdrawn', to: 'published', who: ['editor'], words: 'reinstate' },
} as const satisfies Record<string, { from: PublicState; to: PublicState; who: readonly Role[]; words: string }>;

export type PublicVerb = keyof typeof publicWorkflow;
export const publicVerbs = Object.keys(publicWorkflow) as PublicVerb[];

export type PublicFacts = {
  deskId: string;
  publicState: PublicState;
  label: string | null;
  /** False after a withdrawal removed the newest edition’s text. */
  hasText: boolean;
  /** Who last changed the open draft, and when; null without one. */
  openDraft: { by: string; at: Date } | null;
};

const stateWords: Record<PublicState, string> = {
  none: 'not published',
  published: 'published',
  withdrawn: 'withdrawn',
};

/** Every reason against starting a correction, or null. */
export function refusalToCorrect(actor: Actor, facts: PublicFacts): Refusal | null {
  const reasons: Reason[] = [];
  const isAllowed = holds(actor, ['officer'], facts.deskId);
  if (!isAllowed) {
    reasons.push({
      code: 'role',
      message: 'To start a correction you need to be an officer on this desk. Ask one of them.',
      params: { to: 'correct', roles: 'officer' },
    });
  }
  if (facts.publicState !== 'published') {
    reasons.push({
      code: 'state',
      message: `${facts.label ?? 'This release'} is ${stateWords[facts.publicState]}. Only a published release is corrected.`,
      params: { verb: 'correct', state: facts.publicState, label: facts.label ?? '' },
    });
  }
  if (facts.openDraft) {
    const { by, at } = facts.openDraft;
    reasons.push({
      code: 'draft-open',
      message: `A draft of this release is open already (${by}, ${clock(at)}). Go on with that one.`,
      params: { by, at: clock(at) },
    });
  }
  return reasons.length === 0 ? null : { ok: false, kind: isAllowed ? 'conflict' : 'forbidden', reasons };
}

/** Every reason against this verb, or null. */
export function refusalInPublic(verb: PublicVerb, actor: Actor, facts: PublicFacts): Refusal | null {
  const { from, who, words } = publicWorkflow[verb];
  const reasons: Reason[] = [];
  const isAllowed = holds(actor, who, facts.deskId);
  if (!isAllowed)
    reasons.push({
      code: 'role',
      message: `To ${words} a release you need to be ${who.join(' or ')} on this desk. Ask one of them.`,
      params: { to: verb, roles: choice(...who) },
    });
  if (facts.publicState !== from) {
    reasons.push({
      code: 'state',
      message: `${facts.label ?? 'This release'} is ${stateWords[facts.publicState]}. To ${words} it, it must be ${stateWords[from]}.`,
      params: { verb, state: facts.publicState, label: facts.label ?? '' },
    });
  }
  if (verb === 'reinstate' && facts.publicState === 'withdrawn' && !facts.hasText) {
    reasons.push({
      code: 'text-removed',
      message:
        'Its text was taken away and cannot come back under the same edition. Publish a new release that says what is to be said.',
    });
  }
  return reasons.length === 0 ? null : { ok: false, kind: isAllowed ? 'conflict' : 'forbidden', reasons };
}

/**
 * The reason against a translation, or null.
 * @param others languages in which it is published already
 */
export function refusalToTranslate(
  original: { state: string; language: string; label: string },
  language: string,
  languages: string[],
  others: string[],
): Refusal | null {
  if (original.state !== 'published')
    return refuse('conflict', {
      code: 'original-withdrawn',
      message: `${original.label} is withdrawn. Translate it once it is reinstated.`,
      params: { label: original.label },
    });
  if (!languages.includes(language))
    return refuse('invalid', {
      code: 'language',
      field: 'language',
      message: `The house publishes in ${languages.join(', ')}. Choose one of these.`,
      params: { languages: languages.join(', ') },
    });
  if (others.includes(language))
    return refuse('conflict', {
      code: 'language-taken',
      field: 'language',
      message: `${original.label} is published in this language already.`,
      params: { label: original.label },
    });
  return null;
}
