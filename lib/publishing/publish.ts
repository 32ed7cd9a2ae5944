import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { PublicationBasis } from '#lib/audit/release-events-rules.ts';
import type { AuditEvent } from '#lib/audit/rules.ts';
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
import type { PublishResult, PublishInput } from '#lib/releases/schema.ts';
import {
  announce,
  type FrozenEdition,
  hashOf,
  insertEdition,
  type Imprint,
  publishFiles,
  renderContent,
} from './freeze.ts';
import { firstImprint, publicImprint, registerLine } from './imprint.ts';

/** Which verb publishes: an editor’s approved text, a due text, or an editor’s urgent text. */
export type Publication =
  | { verb: 'publish'; reservationId?: string }
  | { verb: 'publishDue' }
  | { verb: 'publishUrgently'; reason: string };

/** The revision behind an edition, and what allowed its publication. */
type Basis = { revision: number } & PublicationBasis;

/** An urgent text gets its revision now; any other has one since its submission. */
async function basisOf(tx: Tx, actor: Actor, current: LoadedDraft, how: Publication): Promise<Basis> {
  const { draft, facts } = current;
  const revision = draft.revisions[0];
  if (how.verb === 'publishUrgently') {
    const isCurrent = revision?.contentHash === facts.contentHash;
    const number = isCurrent ? revision.number : await freezeRevision(tx, actor, current);
    return { revision: number, urgentReason: how.reason };
  }
  const due = how.verb === 'publishDue' && draft.publishAt ? { scheduledFor: draft.publishAt.toISOString() } : {};
  return { revision: revision?.number ?? 0, approvedHash: facts.contentHash, ...due };
}

/**
 * The number of a first edition: reserved, the original’s, or the next. Locked until the commit.
 */
async function takeNumber(tx: Tx, { release }: LoadedDraft, how: Publication): Promise<Result<AllottedNumber>> {
  const reservationId = how.verb === 'publish' ? how.reservationId : undefined;
  const number = reservationId
    ? await takeReserved(tx, reservationId, release)
    : release.originalId
      ? await numberOfOriginal(tx, release.originalId)
      : null;
  if (number === null) return ok(await allotNumber(tx, release.series));
  return number.ok ? ok({ ...number.value, at: await publicMoment(tx) }) : number;
}

/** The imprint of edition n + 1, with the desk’s name as the first edition printed it. */
async function correctionImprint(tx: Tx, current: LoadedDraft): Promise<Imprint> {
  const { release, content } = current;
  const { deskName } = await tx.publicRelease.findUniqueOrThrow({
    where: { id: release.id },
    select: { deskName: true },
  });
  return {
    ...publicImprint(current),
    edition: release.edition + 1,
    note: content.note ?? '',
    desk: { key: release.desk.key, name: deskName },
    publishedAt: await publicMoment(tx),
  };
}

/** Marks the draft as published and removes its schedule. Returns its version. */
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

function refusalOfWithdrawn(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
  });
}

function eventOf(current: LoadedDraft, { imprint, contentHash }: FrozenEdition, basis: Basis): AuditEvent {
  const { edition, label, path, period, number, note } = imprint;
  const data = { edition, label, contentHash, ...basis };
  return edition === 1
    ? { type: 'release.published', ...subject(current), data: { ...data, path, period: period.key, number } }
    : { type: 'release.corrected', ...subject(current), data: { ...data, note: note ?? '' } };
}

type OnDraft = { releaseId: string; version: number | null };

/**
 * The one path by which a text becomes public. A first edition gets the next number; a correction
 * keeps the number of its release. After a refusal the caller must roll back.
 */
export async function publishIn(
  tx: Tx,
  actor: Actor,
  { releaseId, version: seenVersion }: OnDraft,
  how: Publication,
): Promise<Result<PublishResult>> {
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const { release, draft, facts, content } = current;
  const refused = refusal(how.verb, actor, facts, seenVersion);
  if (refused) return refused;
  const isCorrection = draft.kind === 'correction';
  if (isCorrection && release.publicState !== 'published') return refusalOfWithdrawn(release.label);
  const basis = await basisOf(tx, actor, current, how);
  await publishFiles(tx, releaseId, content);
  if (how.verb === 'publishUrgently')
    await enqueue(tx, 'notify-review', { releaseId, event: 'published-urgently', by: actor.name });
  const rendered = renderContent(content);
  // From here on other publications of the series wait for this commit.
  const number = isCorrection ? null : await takeNumber(tx, current, how);
  if (number && !number.ok) return number;
  const imprint = number ? firstImprint(current, number.value) : await correctionImprint(tx, current);
  const edition: FrozenEdition = { imprint, content, rendered, contentHash: hashOf(imprint, rendered) };
  await insertEdition(tx, edition);
  const version = await closeDraft(tx, actor, current, how, imprint.publishedAt);
  await announce(tx, releaseId);
  const { contentHash } = edition;
  const kind = isCorrection ? 'corrected' : 'published';
  const line = registerLine(imprint, { kind, contentHash, note: imprint.note });
  await recordEvent(tx, actor, eventOf(current, edition, basis), [line]);
  const { label, path } = imprint;
  return ok({ releaseId, version, state: 'published', label, path });
}

/** Makes a publishing command. @param how the verb and its details, from the input */
export function publishWith<Input extends OnDraft>(how: (input: Input) => Publication) {
  return command((tx, actor, input: Input) => publishIn(tx, actor, input, how(input)));
}

/**
 * Publishes an approved text as a first edition or a correction. One transaction: if a part fails,
 * nothing is written and no number is lost; once it returns ok, it is durable.
 */
export const publishRelease = publishWith<PublishInput>(({ reservationId }) => ({
  verb: 'publish',
  ...(reservationId ? { reservationId } : {}),
}));
