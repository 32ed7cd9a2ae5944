import type { Actor } from '#lib/core/actor.ts';
import { beHere } from '#lib/releases/presence/be-here.ts';

/** What whoever may read a release does there without a trace in the record. */
export const reading = {
  beHere: (actor: Actor, { releaseId }: { releaseId: string }) =>
    beHere(actor, { releaseId, screenId: '0123456789abcdef', field: null, state: 'shown' }),
};
