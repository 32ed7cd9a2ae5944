import 'server-only';
import { recordEvents } from '#lib/audit/commands.ts';
import type { BundleInEvent } from '#lib/audit/bundle-events-rules.ts';
import type { PublicationBasis } from '#lib/audit/release-events-rules.ts';
import type { AuditEvent } from '#lib/audit/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Refusal, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { notifyEach } from '#lib/notices/commands.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';
import { freezeRevision, lockDraftFor, noSchedule, subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { PublishResult, PublishInput } from '#lib/releases/schema.ts';
import { refusalOfMembers } from './bundles/bundle-rules.ts';
import {
  announce,
  type FrozenEdition,
  hashOf,
  type Imprint,
  insertEditions,
  publishFiles,
  renderContent,
} from './freeze.ts';
import { firstImprint, publicImprint, registerLine } from './imprint.ts';
import { isCorrection, takeNumbers, type TextToNumber, textToNumber } from './take-numbers.ts';

/**
 * Which verb publishes: an editor’s approved text, a due text, an editor’s urgent text, or the
 * texts of a bundle.
 */
export type Publication =
  | { verb: 'publish'; reservationId?: string }
  | { verb: 'publishDue' }
  | { verb: 'publishUrgently'; reason: string }
  | {
      verb: 'publishBundled';
      bundle: { id: string; name: string; publishAt: Date | null; scheduledById: string | null };
    };

/** The revision behind an edition, and what allowed its publication. */
type Basis = { revision: number; bundle?: BundleInEvent } & PublicationBasis;

/** A text on its way into public. */
type Text = TextToNumber & { basis: Basis };

/** An urgent text gets its revision now; any other has one since its submission. */
async function basisOf(tx: Tx, actor: Actor, current: LoadedDraft, how: Publication): Promise<Basis> {
  const { draft, facts } = current;
  const revision = draft.revisions[0];
  if (how.verb === 'publishUrgently') {
    const isCurrent = revision?.contentHash === facts.contentHash;
    const number = isCurrent ? revision.number : await freezeRevision(tx, actor, current);
    return { revision: number, urgentReason: how.reason };
  }
  const bundle = how.verb === 'publishBundled' ? how.bundle : null;
  const due = bundle ? bundle.publishAt : how.verb === 'publishDue' ? draft.publishAt : null;
  return {
    revision: revision?.number ?? 0,
    approvedHash: facts.contentHash,
    ...(due ? { scheduledFor: due.toISOString() } : {}),
    ...(bundle ? { bundle: { id: bundle.id, name: bundle.name } } : {}),
  };
}

/** The imprints of editions n + 1, with the desk’s name as the first edition printed it. */
async function correctionImprints(tx: Tx, texts: LoadedDraft[], at: Date): Promise<Map<string, Imprint>> {
  if (texts.length === 0) return new Map();
  const rows = await tx.publicRelease.findMany({
    where: { id: { in: texts.map(({ release }) => release.id) } },
    select: { id: true, deskName: true },
  });
  const deskNames = new Map(rows.map(({ id, deskName }) => [id, deskName]));
  const imprintOf = (current: LoadedDraft): Imprint => {
    const { release, content } = current;
    const name = deskNames.get(release.id);
    if (name === undefined) throw new Error(`release ${release.id} has no first edition`);
    const edition = release.edition + 1;
    const desk = { key: release.desk.key, name };
    return { ...publicImprint(current), edition, note: content.note ?? '', desk, publishedAt: at };
  };
  return new Map(texts.map((current) => [current.release.id, imprintOf(current)]));
}

/**
 * Marks the drafts as published and removes their schedules and embargoes. Returns their versions
 * by release.
 */
async function closeDrafts(
  tx: Tx,
  actor: Actor,
  texts: LoadedDraft[],
  how: Publication,
  at: Date,
): Promise<Map<string, number>> {
  const urgent = how.verb === 'publishUrgently' ? { urgentReason: how.reason, urgentById: actor.id, urgentAt: at } : {};
  const rows = await tx.draft.updateManyAndReturn({
    where: { id: { in: texts.map(({ draft }) => draft.id) } },
    data: {
      ...noSchedule,
      ...urgent,
      bundleId: null,
      bundlePlace: null,
      embargoUntil: null,
      embargoTerms: null,
      state: 'published',
      version: { increment: 1 },
      updatedById: actor.id,
      updatedAt: at,
    },
    select: { releaseId: true, version: true },
  });
  return new Map(rows.map(({ releaseId, version }) => [releaseId, version]));
}

function refusalOfWithdrawn(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
    params: { label: label ?? '' },
  });
}

function eventOf(current: LoadedDraft, { imprint, contentHash }: FrozenEdition, basis: Basis): AuditEvent {
  const { edition, label, path, period, number, note } = imprint;
  const data = { edition, label, contentHash, ...basis };
  return edition === 1
    ? { type: 'release.published', ...subject(current), data: { ...data, path, period: period.key, number } }
    : { type: 'release.corrected', ...subject(current), data: { ...data, note: note ?? '' } };
}

/** Takes numbers and makes the editions of texts that may be published. */
async function freezeEditions(tx: Tx, texts: Text[], how: Publication): Promise<Result<FrozenEdition[]>> {
  const rendered = texts.map(({ current }) => renderContent(current.content));
  // From here on other publications of these series wait for this commit.
  const taken = await takeNumbers(tx, texts, how.verb === 'publish' ? how.reservationId : undefined);
  if (!taken.ok) return taken;
  const { at, numbers } = taken.value;
  const corrections = texts.flatMap(({ current }) => (isCorrection(current) ? [current] : []));
  const imprints = await correctionImprints(tx, corrections, at);
  const editions = texts.map(({ current }, place): FrozenEdition => {
    const number = numbers[place];
    const imprint = number ? firstImprint(current, number) : imprints.get(current.release.id);
    const render = rendered[place];
    if (!imprint || !render) throw new Error(`release ${current.release.id} has no imprint`);
    return { imprint, content: current.content, rendered: render, contentHash: hashOf(imprint, render), place };
  });
  return ok(editions);
}

/**
 * Every reason why these texts cannot be published; of a bundle each with the text that it is
 * about.
 */
function refusalOfTexts(how: Publication, texts: LoadedDraft[], refusals: (Refusal | null)[]): Refusal | null {
  if (how.verb !== 'publishBundled') return refusals[0] ?? null;
  return refusalOfMembers(
    texts.map(({ draft }, index) => ({ headline: draft.headline, refused: refusals[index] ?? null })),
  );
}

/** Notifies the writers, and whoever set the time; of an urgent text the editors too. */
async function notifyOfPublication(tx: Tx, actor: Actor, texts: LoadedDraft[], how: Publication): Promise<void> {
  const news = texts.map((current) => {
    const { writers, scheduledById } = current.draft;
    const scheduler = how.verb === 'publishBundled' ? how.bundle.scheduledById : scheduledById;
    return { place: subject(current), circle: { writers, addressees: scheduler === null ? [] : [scheduler] } };
  });
  await notifyEach(tx, actor, how.verb === 'publishUrgently' ? 'published-urgently' : 'published', news);
}

/**
 * The one path by which texts become public, all at one moment. A first edition gets the next
 * number; a correction keeps the number of its release. The texts are locked. After a refusal the
 * caller must roll back.
 * @param seenVersion the version that the actor saw; null skips the check
 */
export async function publishTexts(
  tx: Tx,
  actor: Actor,
  texts: LoadedDraft[],
  how: Publication,
  seenVersion: number | null = null,
): Promise<Result<PublishResult[]>> {
  const checked: Result<TextToNumber>[] = [];
  for (const current of texts) {
    const { release, facts } = current;
    const isWithdrawn = isCorrection(current) && release.publicState !== 'published';
    const refused =
      refusal(how.verb, actor, facts, seenVersion) ?? (isWithdrawn ? refusalOfWithdrawn(release.label) : null);
    checked.push(refused ?? (await textToNumber(tx, current)));
  }
  const refused = refusalOfTexts(
    how,
    texts,
    checked.map((one) => (one.ok ? null : one)),
  );
  if (refused) return refused;
  const ready: Text[] = [];
  for (const one of checked)
    if (one.ok) ready.push({ ...one.value, basis: await basisOf(tx, actor, one.value.current, how) });
  for (const { release, content } of texts) await publishFiles(tx, release.id, content);
  await notifyOfPublication(tx, actor, texts, how);
  const frozen = await freezeEditions(tx, ready, how);
  if (!frozen.ok) return frozen;
  return ok(await writeEditions(tx, actor, ready, frozen.value, how));
}

/** Writes editions and drafts, announces them, and appends to register and record. */
async function writeEditions(
  tx: Tx,
  actor: Actor,
  texts: Text[],
  editions: FrozenEdition[],
  how: Publication,
): Promise<PublishResult[]> {
  await insertEditions(tx, editions);
  const [first] = editions;
  const drafts = texts.map(({ current }) => current);
  const versions = first ? await closeDrafts(tx, actor, drafts, how, first.imprint.publishedAt) : new Map();
  await announce(
    tx,
    editions.map(({ imprint }) => imprint.releaseId),
  );
  const events = editions.map((edition, index) => {
    const text = texts[index] as Text;
    return eventOf(text.current, edition, text.basis);
  });
  const lines = editions.map(({ imprint, contentHash }) => {
    const kind = imprint.edition === 1 ? 'published' : 'corrected';
    return registerLine(imprint, { kind, contentHash, note: imprint.note });
  });
  await recordEvents(tx, actor, events, lines);
  return editions.map(({ imprint: { releaseId, label, path } }) => {
    return { releaseId, version: versions.get(releaseId) ?? 0, state: 'published', label, path };
  });
}

type OnDraft = { releaseId: string; version: number | null };

/** Locks a release and publishes its text. After a refusal the caller must roll back. */
export async function publishIn(
  tx: Tx,
  actor: Actor,
  { releaseId, version }: OnDraft,
  how: Publication,
): Promise<Result<PublishResult>> {
  const current = await lockDraftFor(tx, how.verb, releaseId);
  if (!current) return notFound();
  const published = await publishTexts(tx, actor, [current], how, version);
  if (!published.ok) return published;
  const [one] = published.value;
  return one ? ok(one) : notFound();
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
