// What the desk's open screens hear of each other's work. Promises:
//   - a screen hears of desks that its viewer reads, and of no others
//   - it hears that something changed, and no word of what
//   - a person has at most six streams, and a desk process at most five hundred
import { type Actor, desksSeenBy } from '#lib/core/actor.ts';
import type { HttpRefusal } from '#lib/core/serving/limit-rules.ts';

/** An entry of the record, as far as screens depend on it. */
export type DeskEvent = {
  seq: number;
  type: string;
  actorId: string | null;
  deskId: string | null;
  releaseId: string | null;
};

/** What a screen hears. `isText`: a text was saved, which lists may learn later. */
export type DeskMessage = { seq: number; releaseId: string | null; isText: boolean };

const ofPeople = /^(?:user|token)\./;
const ofTexts = ['draft.saved', 'file.kept'];

/** What the viewer's screens hear of an event; null for nothing. */
export function messageFor(viewer: Actor, { seq, type, actorId, deskId, releaseId }: DeskEvent): DeskMessage | null {
  if (ofPeople.test(type)) return null;
  const desks = desksSeenBy(viewer);
  if (deskId !== null && desks !== '*' && !desks.includes(deskId)) return null;
  const isText = ofTexts.includes(type);
  // The screen on which it was written has it.
  return isText && actorId === viewer.id ? null : { seq, releaseId, isText };
}

const mostOfOne = 6;
const mostOfAll = 500;

/** Why one more stream is not opened, or null. The screen then asks from time to time. */
export function refusalOfStream(viewerIds: string[], viewerId: string): HttpRefusal | null {
  const own = viewerIds.filter((id) => id === viewerId).length;
  if (own < mostOfOne && viewerIds.length < mostOfAll) return null;
  return {
    status: 429,
    code: 'streams',
    words: 'Too many screens follow the newsroom at once. This one asks instead.',
  };
}
