import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { AuditEvent, OnWhatGround } from '#lib/audit/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicMoment } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { type AllottedNumber, allotNumber } from '#lib/numbering/commands.ts';
import { numberOfOriginal, takeReserved } from '#lib/numbering/reservations.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { freezeRevision, noSchedule, subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { Published, PublishInput } from '#lib/releases/schema.ts';
import { announce, type Frozen, hashOf, insertEdition, type Place, publishFiles, renderContent } from './freeze.ts';
import { placeWith, publicPlace, registerLine } from './place.ts';

/** Who publishes and why: an editor what is approved, the house what is due, an editor what cannot wait. */
export type Publication =
  | { verb: 'publish'; reservationId?: string }
  | { verb: 'publishDue' }
  | { verb: 'publishUrgently'; reason: string };

/** The frozen text behind an edition, and what allowed its publication. */
type Ground = { revision: number } & OnWhatGround;

/** What nobody approved is frozen now. */
async function groundFor(tx: Tx, actor: Actor, found: LoadedDraft, how: Publication): Promise<Ground> {
  const { draft, facts } = found;
  const frozen = draft.revisions[0];
  if (how.verb === 'publishUrgently') {
    const isFrozen = frozen?.contentHash === facts.contentHash;
    const revision = isFrozen ? frozen.number : await freezeRevision(tx, actor, found);
    return { revision, urgentReason: how.reason };
  }
  const due = how.verb === 'publishDue' && draft.publishAt ? { scheduledFor: draft.publishAt.toISOString() } : {};
  return { revision: frozen?.number ?? 0, approvedHash: facts.contentHash, ...due };
}

/** The number of a first edition: a reserved one, its original's, or the next. Each is locked to the commit. */
async function takeNumber(tx: Tx, { release }: LoadedDraft, how: Publication): Promise<Result<AllottedNumber>> {
  const reservationId = how.verb === 'publish' ? how.reservationId : undefined;
  const taken = reservationId
    ? await takeReserved(tx, reservationId, release)
    : release.originalId
      ? await numberOfOriginal(tx, release.originalId)
      : null;
  if (taken === null) return ok(await allotNumber(tx, release.series));
  return taken.ok ? ok({ ...taken.value, at: await publicMoment(tx) }) : taken;
}

/** Edition n+1 in its release's own place, with the desk's name as the first edition printed it. */
async function placeOfCorrection(tx: Tx, found: LoadedDraft): Promise<Place> {
  const { release, content } = found;
  const { deskName } = await tx.publicRelease.findUniqueOrThrow({
    where: { id: release.id },
    select: { deskName: true },
  });
  return {
    ...publicPlace(found),
    edition: release.edition + 1,
    note: content.note ?? '',
    desk: { key: release.desk.key, name: deskName },
    publishedAt: await publicMoment(tx),
  };
}

/** The draft has become public: it has no schedule any more. Returns its version. */
async function closeDraft(tx: Tx, actor: Actor, { draft }: LoadedDraft, how: Publication, at: Date): Promise<number> {
  const urgent = how.verb === 'publishUrgently' ? { urgentReason: how.reason, urgentById: actor.id, urgentAt: at } : {};
  const { version } = await tx.draft.update({
    where: { id: draft.id },
    data: {
      ...noSchedule,
      ...urgent,
      state: 'published',
      version: { increment: 1 },
      updatedById: actor.id,
      updatedAt: at,
    },
    select: { version: true },
  });
  return version;
}

function withdrawnMeanwhile(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
  });
}

function eventOf(found: LoadedDraft, { place, contentHash }: Frozen, ground: Ground): AuditEvent {
  const { edition, label, path, period, number, note } = place;
  const data = { edition, label, contentHash, ...ground };
  return edition === 1
    ? { type: 'release.published', ...subject(found), data: { ...data, path, period: period.key, number } }
    : { type: 'release.corrected', ...subject(found), data: { ...data, note: note ?? '' } };
}

type OnDraft = { releaseId: string; version: number | null };

/**
 * The one path by which a text becomes public, whoever asks for it: as a first edition under the next number, or as the next
 * edition under its own. It runs in the caller's transaction, which rolls back what a refusal leaves behind.
 */
export async function publishIn(
  tx: Tx,
  actor: Actor,
  { releaseId, version: seen }: OnDraft,
  how: Publication,
): Promise<Result<Published>> {
  const found = await lockDraft(tx, releaseId);
  if (!found) return notFound();
  const { release, draft, facts, content } = found;
  const refused = refusal(how.verb, actor, facts, seen);
  if (refused) return refused;
  const isCorrection = draft.kind === 'correction';
  if (isCorrection && release.publicState !== 'published') return withdrawnMeanwhile(release.label);
  const ground = await groundFor(tx, actor, found, how);
  await publishFiles(tx, releaseId, content);
  if (how.verb === 'publishUrgently')
    await enqueue(tx, 'notify-review', { releaseId, event: 'published-urgently', by: actor.name });
  const rendered = renderContent(content);
  // From the number on, other publications of the series wait for the commit. What needs no number is done by now.
  const taken = isCorrection ? null : await takeNumber(tx, found, how);
  if (taken && !taken.ok) return taken;
  const place = taken ? placeWith(found, taken.value) : await placeOfCorrection(tx, found);
  const frozen: Frozen = { place, content, rendered, contentHash: hashOf(place, rendered) };
  await insertEdition(tx, frozen);
  const version = await closeDraft(tx, actor, found, how, place.publishedAt);
  await announce(tx, releaseId);
  const { contentHash } = frozen;
  const kind = isCorrection ? 'corrected' : 'published';
  const line = registerLine(place, { kind, contentHash, note: place.note });
  await recordEvent(tx, actor, eventOf(found, frozen, ground), [line]);
  const { label, path } = place;
  return ok({ releaseId, version, state: 'published', label, path });
}

/** A command that publishes at once. */
export function publishWith<Input extends OnDraft>(how: (input: Input) => Publication) {
  return command((tx, actor, input: Input) => publishIn(tx, actor, input, how(input)));
}

/**
 * Publishes an approved text: a first edition under the next number of its series, a correction as the next edition
 * under its own. One transaction: if any part fails, nothing has happened and no number is lost; if it is
 * acknowledged, it is durable.
 */
export const publishRelease = publishWith<PublishInput>(({ reservationId }) => ({
  verb: 'publish',
  ...(reservationId ? { reservationId } : {}),
}));
