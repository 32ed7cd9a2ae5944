// The rules of the diary. Promises:
//   - officers and editors of a desk write its diary; its readers see it
//   - an event that moves or is cancelled has a reason; one that is cancelled stays as it is
//   - a change from a stale screen is refused
//   - editors of a desk make the secret address of its calendar; administrators may end it too
import { type Actor, holds } from '#lib/core/actor.ts';
import { clock } from '#lib/core/time/calendar.ts';
import { type Reason, type Refusal, refuse } from '#lib/core/result.ts';

export const eventStates = ['provisional', 'confirmed', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

export const audiences = ['all', 'accredited'] as const;
/** `accredited`: accredited press only. */
export type Audience = (typeof audiences)[number];

/** What can be done to an event. */
export const diaryVerbs = ['change', 'move', 'confirm', 'cancel'] as const;
export type DiaryVerb = (typeof diaryVerbs)[number];

export type EventFacts = {
  deskId: string;
  state: EventState;
  version: number;
  changedBy: string;
  changedAt: Date;
};

const role: Reason = {
  code: 'role',
  message: 'To write in the diary of a desk you need to be its officer or editor. Ask one of them.',
  params: { to: 'diary' },
};

/** True if the actor may write in the diary of a desk. */
export const writesDiary = (actor: Actor, deskId: string) => holds(actor, ['officer', 'editor'], deskId);

/** Why the actor may not add an event, or null. */
export function refusalToAdd(actor: Actor, desk: { id: string; isClosed: boolean }): Refusal | null {
  if (!writesDiary(actor, desk.id)) return refuse('forbidden', role);
  if (!desk.isClosed) return null;
  const message = 'This desk is closed. Choose another one.';
  return refuse('conflict', { code: 'diary-closed', field: 'desk', message });
}

function stateReason(verb: DiaryVerb, state: EventState): Reason | null {
  if (state === 'cancelled')
    return { code: 'event-cancelled', message: 'The event is cancelled. Add it anew if it takes place after all.' };
  if (verb === 'confirm' && state === 'confirmed')
    return { code: 'event-confirmed', message: 'The event is confirmed already.' };
  return null;
}

/**
 * Why the actor may not do this to an event, or null.
 * @param seen the version that the actor saw; null skips the check
 */
export function refusalOnEvent(
  verb: DiaryVerb,
  actor: Actor,
  { deskId, state, version, changedBy, changedAt }: EventFacts,
  seen: number | null,
): Refusal | null {
  if (!writesDiary(actor, deskId)) return refuse('forbidden', role);
  if (seen !== null && seen !== version) {
    const message = `${changedBy} changed the event at ${clock(changedAt)} (version ${version}; yours is ${seen}). Look at it again, then do it once more.`;
    const params = { what: 'event', by: changedBy, at: clock(changedAt), version, seen };
    return refuse('stale', { code: 'stale', message, params });
  }
  const reason = stateReason(verb, state);
  return reason && refuse('conflict', reason);
}

type Times = { startsAt: Date; endsAt: Date | null };

/** Why an event cannot have these times, or null. */
export function refusalOfTimes({ startsAt, endsAt }: Times): Refusal | null {
  if (endsAt === null || endsAt > startsAt) return null;
  return refuse('invalid', { code: 'end-before-start', field: 'endsAt', message: 'The end must be after the start.' });
}

/** Why an event cannot be moved to the times that it has, or null. */
export function refusalOfSameTimes(before: Times, after: Times): Refusal | null {
  const isMoved = +before.startsAt !== +after.startsAt || +(before.endsAt ?? 0) !== +(after.endsAt ?? 0);
  if (isMoved) return null;
  const message = 'The event has these times already. Choose others.';
  return refuse('conflict', { code: 'same-times', field: 'startsAt', message });
}

/** Why the actor may not make the secret address of a desk’s calendar, or null. */
export function refusalToMakeAddress(actor: Actor, deskId: string): Refusal | null {
  if (holds(actor, ['editor'], deskId)) return null;
  const message = 'The address shows what the desk has scheduled. Only its editors make one. Ask one of them.';
  return refuse('forbidden', { code: 'role', message, params: { to: 'makeAddress' } });
}

/** Why the actor may not end it, or null. */
export function refusalToEndAddress(actor: Actor, deskId: string): Refusal | null {
  if (holds(actor, ['editor', 'admin'], deskId)) return null;
  const message = 'The address of a calendar is ended by an editor of its desk or an administrator. Ask one of them.';
  return refuse('forbidden', { code: 'role', message, params: { to: 'endAddress' } });
}
