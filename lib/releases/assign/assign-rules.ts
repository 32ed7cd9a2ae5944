// Who may be asked to go on with a draft. Promises:
//   - officers and editors of a desk assign its open drafts, to one another or to themselves
//   - nobody is assigned a draft who could not work on it
import { type Actor, holds } from '#lib/core/actor.ts';
import type { Reason, Refusal } from '#lib/core/result.ts';
import { type DraftState, isOpen } from '#lib/releases/state-rules.ts';

/** Roles that work on a draft. */
export const assignableRoles = ['officer', 'editor'] as const;

export type AssignFacts = {
  deskId: string;
  state: DraftState;
  /** Whose it is now; null if nobody’s. */
  assigneeId: string | null;
};

/** Whom to assign: `isOfDesk` while they are an officer or editor of the desk and may sign in. */
export type Candidate = { isOfDesk: boolean };

type Objection = Reason & { kind: Refusal['kind'] };

function objectionsTo(actor: Actor, { deskId, state, assigneeId }: AssignFacts, before: string | null | undefined) {
  const objections: Objection[] = [];
  if (!holds(actor, assignableRoles, deskId))
    objections.push({
      kind: 'forbidden',
      code: 'role',
      message: 'To assign a release you need to be officer or editor on this desk. Ask one of them.',
      params: { to: 'assign', roles: 'officer_editor' },
    });
  if (before !== undefined && before !== assigneeId)
    objections.push({
      kind: 'stale',
      code: 'assigned-meanwhile',
      message: 'Somebody assigned this release meanwhile. Look at whose it is now, then do it again.',
    });
  if (!isOpen(state))
    objections.push({
      kind: 'conflict',
      code: 'state',
      message:
        'No draft of this release is open, so there is nothing to assign. Start a correction or restore the draft.',
      params: { verb: 'assign' },
    });
  return objections;
}

/**
 * Every reason against assigning a draft, or null.
 * @param to null takes the assignment back
 * @param before whose it was on the actor’s screen; undefined skips the check
 */
export function refusalToAssign(
  actor: Actor,
  facts: AssignFacts,
  to: Candidate | null,
  before?: string | null,
): Refusal | null {
  const objections = objectionsTo(actor, facts, before);
  if (to && !to.isOfDesk)
    objections.push({
      kind: 'invalid',
      code: 'assignee',
      field: 'assignee',
      message: 'Choose an officer or editor of this desk: nobody else could go on with it.',
    });
  const [first] = objections;
  return first
    ? { ok: false, kind: first.kind, reasons: objections.map(({ kind: _kind, ...reason }) => reason) }
    : null;
}
