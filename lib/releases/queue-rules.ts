// Which releases need a person, and why. Promises:
//   - an editor is asked to review only texts that they may approve
//   - a text that was sent back needs whoever wrote it, or whom it was assigned to
//   - a text of somebody who was shut out needs an editor, who hands it over
import { type Actor, holds } from '#lib/core/actor.ts';
import type { DraftState } from './state-rules.ts';
import { type UrgentFacts, urgentToReview } from './urgent/urgent-rules.ts';

/** Why a release needs a person, the most pressing first. */
export const queueReasons = [
  'missed',
  'urgent',
  'changes-requested',
  'review',
  'publish',
  'handover',
  'assigned',
  'draft',
] as const;
export type QueueReason = (typeof queueReasons)[number];

export type QueueFacts = {
  deskId: string;
  state: DraftState;
  createdById: string | null;
  writers: string[];
  /** Who was asked to go on with it. */
  assigneeId: string | null;
  /** Whether the person whose it is was shut out. */
  isAbandoned: boolean;
  /** Editors who have approved the text that is submitted. */
  approvedBy: string[];
  /** Its scheduled time came, and it was not published. */
  isMissed: boolean;
  /** Its urgent publications without a review, oldest first. */
  urgent: UrgentFacts[];
};

function reasonForEditor(id: string, facts: QueueFacts): QueueReason | null {
  const { state, writers, approvedBy, isMissed, isAbandoned } = facts;
  if (isMissed && (state === 'approved' || state === 'draft')) return 'missed';
  if (state === 'approved') return 'publish';
  if (isAbandoned && (state === 'draft' || state === 'changes-requested')) return 'handover';
  return state === 'submitted' && !writers.includes(id) && !approvedBy.includes(id) ? 'review' : null;
}

function reasonForWriter(id: string, facts: QueueFacts): QueueReason | null {
  const { state, createdById, writers, assigneeId } = facts;
  const isStarter = createdById === id;
  // A draft that was handed over needs its new hands alone.
  const isTheirs = assigneeId === null ? isStarter || writers.includes(id) : assigneeId === id;
  if (state === 'changes-requested') return isTheirs ? 'changes-requested' : null;
  if (state !== 'draft') return null;
  if (assigneeId === id) return 'assigned';
  return assigneeId === null && isStarter ? 'draft' : null;
}

/** Why the next step of a release is this actor’s; null if it is not. */
export function queueReason(actor: Actor, facts: QueueFacts): QueueReason | null {
  if (actor.id === null) return null;
  const { deskId, urgent } = facts;
  if ('urgent' in urgentToReview(actor, deskId, urgent)) return 'urgent';
  const asEditor = holds(actor, ['editor'], deskId) ? reasonForEditor(actor.id, facts) : null;
  return asEditor ?? reasonForWriter(actor.id, facts);
}
