// The messages that the desk's open screens get about each other's work. Promises:
//   - a screen hears of desks that its viewer reads, and of no others
//   - of an e-mail that failed only administrators of the house hear
//   - a screen hears that something changed, or people came or went, and nothing of the content
//   - a person has at most six streams, and a desk process at most five hundred
import { type Actor, desksSeenBy, isAdministrator } from '#lib/core/actor.ts';
import type { HttpRefusal } from '#lib/core/serving/gate/limit-rules.ts';

/** The fields of the record's entry that screens depend on. */
export type DeskEvent = {
  seq: number;
  type: string;
  actorId: string | null;
  deskId: string | null;
  releaseId: string | null;
};

/** A message to a screen. `isText` says that a text was saved. Lists may show that later. */
export type DeskMessage = { seq: number; releaseId: string | null; isText: boolean };

/** What the database announces besides entries of the record: who is in a release has changed. */
export type HereNews = { deskId: string; releaseId: string };

/** Reads an announcement. Null for one of the record. */
export function hereNewsOf(payload: string): HereNews | null {
  const [, deskId, releaseId] = /^here (\S{36}) (\S{36})$/.exec(payload) ?? [];
  return deskId && releaseId ? { deskId, releaseId } : null;
}

const isSeen = (viewer: Actor, deskId: string) => {
  const desks = desksSeenBy(viewer);
  return desks === '*' || desks.includes(deskId);
};

/** The message to the viewer's screens about who is in a release, or null for none. */
export const hereMessageFor = (viewer: Actor, { deskId, releaseId }: HereNews): { releaseId: string } | null =>
  isSeen(viewer, deskId) ? { releaseId } : null;

const ofPeople = /^(?:user|token)\./;
const ofAdministrators = ['delivery.failed'];
const ofTexts = ['draft.saved', 'draft.links-checked', 'file.kept'];

/** The message to the viewer's screens about an event, or null for none. */
export function messageFor(viewer: Actor, { seq, type, actorId, deskId, releaseId }: DeskEvent): DeskMessage | null {
  if (ofPeople.test(type) || (ofAdministrators.includes(type) && !isAdministrator(viewer))) return null;
  if (deskId !== null && !isSeen(viewer, deskId)) return null;
  const isText = ofTexts.includes(type);
  // The writer's own screen has the text already.
  return isText && actorId === viewer.id ? null : { seq, releaseId, isText };
}

const mostOfOne = 6;
const mostOfAll = 500;

/** Why one more stream is refused, or null. Without a stream the screen asks now and then. */
export function refusalOfStream(viewerIds: string[], viewerId: string): HttpRefusal | null {
  const own = viewerIds.filter((id) => id === viewerId).length;
  if (own < mostOfOne && viewerIds.length < mostOfAll) return null;
  return {
    status: 429,
    code: 'streams',
    words: 'Too many screens follow the newsroom at once. This one asks instead.',
  };
}
