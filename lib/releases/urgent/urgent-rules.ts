// The review after an urgent publication. Promises:
//   - the flag stays until an editor reviews the text with a note
//   - that editor neither wrote nor published the text
import { type Actor, holds } from '#lib/core/actor.ts';
import type { Reason, Refusal } from '#lib/core/result.ts';

/** An urgent publication that waits for its review. */
export type UrgentFacts = { writers: string[]; publishedById: string | null };

const isInvolved = ({ writers, publishedById }: UrgentFacts, id: string | null) =>
  id === publishedById || (id !== null && writers.includes(id));

function roleReason(actor: Actor, deskId: string): Reason[] {
  if (holds(actor, ['editor'], deskId)) return [];
  const message = 'To review an urgent publication you need to be editor on this desk. Ask one of them.';
  return [{ code: 'role', message, params: { to: 'reviewUrgent', roles: 'editor' } }];
}

function refusalOfNothing(actor: Actor, deskId: string): Refusal {
  const role = roleReason(actor, deskId);
  const message = 'Nothing of this release waits for a review: what was published urgently has been reviewed.';
  const reasons = [...role, { code: 'nothing-to-review', message }];
  return { ok: false, kind: role.length > 0 ? 'forbidden' : 'conflict', reasons };
}

/** Every reason against a review by this actor, or null. */
function refusalOfOne(actor: Actor, deskId: string, urgent: UrgentFacts): Refusal | null {
  const reasons = roleReason(actor, deskId);
  if (isInvolved(urgent, actor.id))
    reasons.push({
      code: 'four-eyes',
      message: 'You wrote part of this text or published it, so another editor must review it. Ask one of your desk.',
      params: { to: 'review' },
    });
  return reasons.length === 0 ? null : { ok: false, kind: 'forbidden', reasons };
}

/**
 * The oldest urgent publication of a release that this actor may review, or the reasons why not.
 * @param waiting those without a review, oldest first
 */
export function urgentToReview<Urgent extends UrgentFacts>(
  actor: Actor,
  deskId: string,
  waiting: Urgent[],
): { urgent: Urgent } | { refused: Refusal } {
  const [oldest] = waiting;
  if (!oldest) return { refused: refusalOfNothing(actor, deskId) };
  const reviewable = waiting.find((urgent) => refusalOfOne(actor, deskId, urgent) === null);
  if (reviewable) return { urgent: reviewable };
  return { refused: refusalOfOne(actor, deskId, oldest) as Refusal };
}
