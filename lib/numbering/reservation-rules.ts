// Reserved numbers. Promises:
//   - a reserved number ends once: a release uses it, or it becomes void with a public reason
//   - nobody holds more than ten

import type { Actor } from '#lib/core/actor.ts';
import type { ReasonParams, Refusal } from '#lib/core/result.ts';

/** Open reserved numbers per person. */
export const openReservations = 10;

/** Numbers that one step of the counter may skip. This limits the damage of a digit too many. */
export const jumpLimit = 500;

const refusal = (kind: Refusal['kind'], code: string, message: string, params?: ReasonParams): Refusal => ({
  ok: false,
  kind,
  reasons: [{ code, message, ...(params ? { params } : {}) }],
});

/** Numbers belong to no desk, so an editor of any desk may reserve one. */
function roleRefusal(actor: Actor, to: 'reserve' | 'void'): Refusal | null {
  if (actor.kind === 'user' && actor.grants.some((grant) => grant.role === 'editor')) return null;
  const words = to === 'void' ? 'make void' : to;
  return refusal('forbidden', 'role', `To ${words} a number you need to be editor of a desk. Ask one.`, { to });
}

/** The reason against another reserved number, or null. @param open how many the actor holds */
export function refusalToReserve(actor: Actor, open: number): Refusal | null {
  const role = roleRefusal(actor, 'reserve');
  if (role) return role;
  if (open < openReservations) return null;
  return refusal(
    'conflict',
    'reservations-open',
    `You hold ${open} reserved numbers that were neither used nor made void. Settle one of them first.`,
    { open },
  );
}

type ReservationFacts = { state: string; label: string };

const refusalOfEnded = ({ state, label }: ReservationFacts) =>
  refusal(
    'conflict',
    'reservation-ended',
    state === 'used' ? `${label} was published already.` : `${label} was made void already. It is never used again.`,
    { label, state },
  );

/** The reason against making this number void, or null. */
export function refusalToVoid(actor: Actor, reservation: ReservationFacts): Refusal | null {
  return roleRefusal(actor, 'void') ?? (reservation.state === 'open' ? null : refusalOfEnded(reservation));
}

/** The reason against publishing this release under this reserved number, or null. */
export function refusalToUse(
  reservation: ReservationFacts & { seriesId: string },
  release: { seriesId: string; originalId: string | null },
): Refusal | null {
  if (reservation.state !== 'open') return refusalOfEnded(reservation);
  if (release.originalId !== null)
    return refusal(
      'conflict',
      'reservation-translation',
      'A translation has its original’s number. Publish it without a reserved one.',
    );
  if (reservation.seriesId !== release.seriesId)
    return refusal('conflict', 'reservation-series', `${reservation.label} was reserved in another series.`, {
      label: reservation.label,
    });
  return null;
}
