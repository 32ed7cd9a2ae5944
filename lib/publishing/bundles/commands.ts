import 'server-only';
import { recordEvents } from '#lib/audit/commands.ts';
import type { AuditEvent } from '#lib/audit/rules.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { type LoadedDraft, lockDraft, lockDrafts } from '#lib/releases/load.ts';
import { missed, noSchedule, subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { VerbInput, VerbResult } from '#lib/releases/schema.ts';
import { publishTexts } from '../publish.ts';
import { wakeWorkers } from '../schedule.ts';
import { tooLate } from '../schedule-rules.ts';
import {
  endedByLeaving,
  objectionsOfMembers,
  objectionsToOrder,
  objectionsToSize,
  refusalOfMembers,
  refusalOnBundle,
} from './bundle-rules.ts';
import type {
  BundleInput,
  BundleResult,
  JoinBundleInput,
  MakeBundleInput,
  OrderBundleInput,
  PublishedBundle,
  ScheduleBundleInput,
} from './bundle-schema.ts';
import { type LoadedBundle, lockBundle } from './load.ts';

/** The actor at the scheduled time. */
const house = systemActor('the newsroom');

const noBundle = () => notFound('This bundle');

/** A bundle as events name it. */
export const inEvent = ({ id, name }: { id: string; name: string }) => ({ id, name });

const member = (current: LoadedDraft, refused: ReturnType<typeof refusal>) => ({
  headline: current.draft.headline,
  refused,
});

/** What will speak against publishing a text of a bundle at the scheduled time. */
const refusalAt = (publishAt: Date, { facts }: LoadedDraft) =>
  refusal('publishBundled', house, { ...facts, now: publishAt }, null);

const membership = (
  type: 'draft.bundled' | 'draft.unbundled',
  texts: LoadedDraft[],
  bundle: { id: string; name: string },
): AuditEvent[] =>
  texts.map((current) => ({
    type,
    ...subject(current),
    data: { version: current.draft.version, bundle: inEvent(bundle) },
  }));

/** Puts texts into a bundle. @param from the place of the first */
async function place(tx: Tx, bundleId: string, texts: LoadedDraft[], from: number): Promise<void> {
  const draftIds = texts.map(({ draft }) => draft.id);
  await tx.$executeRaw`
    UPDATE newsroom.draft d SET bundle_id = ${bundleId}::uuid, bundle_place = ${from - 1} + o.place
    FROM unnest(${draftIds}::uuid[]) WITH ORDINALITY AS o (id, place) WHERE d.id = o.id`;
}

/** Changes a bundle and raises its version, which is returned. */
async function change(
  tx: Tx,
  actor: Actor,
  id: string,
  data: Partial<typeof noSchedule> | { publishAt: Date; scheduledById: string } | { size: { increment: number } },
): Promise<BundleResult> {
  const updatedAt = await databaseNow(tx);
  const { version } = await tx.bundle.update({
    where: { id },
    data: { ...data, version: { increment: 1 }, updatedById: actor.id, updatedAt },
    select: { version: true },
  });
  return { bundleId: id, version };
}

/** Deletes a bundle. Its texts stay, without it. */
export async function dissolve(tx: Tx, id: string): Promise<void> {
  // While a text is in it: without one nobody sees it. The foreign key takes its texts out.
  await tx.bundle.deleteMany({ where: { id } });
}

/** Makes a bundle of approved texts, in the order in which they will take their numbers. */
export const makeBundle = command(async (tx, actor, input: MakeBundleInput): Promise<Result<BundleResult>> => {
  const { name, releaseIds } = input;
  const texts = await lockDrafts(tx, releaseIds);
  if (texts.length < releaseIds.length) return notFound('One of these releases');
  const refused = refusalOfMembers(texts.map((text) => member(text, refusal('bundle', actor, text.facts, null))));
  if (refused) return refused;
  // Nobody sees a bundle without a text, so that it cannot be returned by its own INSERT.
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT uuidv7()::text AS id`;
  const id = row?.id ?? '';
  await tx.$executeRaw`
    INSERT INTO newsroom.bundle (id, name, size, created_by_id, created_at, updated_by_id, updated_at)
    VALUES (${id}::uuid, ${name}, ${texts.length}, ${actor.id}::uuid, newsroom.clock(), ${actor.id}::uuid, newsroom.clock())`;
  await place(tx, id, texts, 1);
  await recordEvents(tx, actor, membership('draft.bundled', texts, { id, name }));
  return ok({ bundleId: id, version: 1 });
});

/** Adds an approved text at the end of a bundle. */
export const joinBundle = command(async (tx, actor, input: JoinBundleInput): Promise<Result<BundleResult>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const text = await lockDraft(tx, input.releaseId);
  if (!text) return notFound();
  const { bundle, facts } = current;
  const refused =
    refusalOnBundle('join', actor, facts, input.version, objectionsToSize(facts.size)) ??
    refusalOfMembers([member(text, refusal('bundle', actor, text.facts, null))]);
  if (refused) return refused;
  const last = await tx.draft.aggregate({ where: { bundleId: bundle.id }, _max: { bundlePlace: true } });
  await place(tx, bundle.id, [text], (last._max.bundlePlace ?? 0) + 1);
  const result = await change(tx, actor, bundle.id, { size: { increment: 1 } });
  await recordEvents(tx, actor, membership('draft.bundled', [text], bundle));
  return ok(result);
});

/** Puts the texts of a bundle in another order. */
export const orderBundle = command(async (tx, actor, input: OrderBundleInput): Promise<Result<BundleResult>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const { bundle, facts, texts } = current;
  const present = texts.map(({ release }) => release.id);
  const objections = objectionsToOrder(present, input.releaseIds);
  const refused = refusalOnBundle('order', actor, facts, input.version, objections);
  if (refused) return refused;
  const inOrder = texts.toSorted(
    (a, b) => input.releaseIds.indexOf(a.release.id) - input.releaseIds.indexOf(b.release.id),
  );
  await place(tx, bundle.id, inOrder, 1);
  const result = await change(tx, actor, bundle.id, {});
  const data = { bundle: inEvent(bundle), releaseIds: input.releaseIds };
  await recordEvents(tx, actor, [{ type: 'bundle.ordered', data }]);
  return ok(result);
});

/** Schedules a bundle. The database's clock decides when its time has come. */
export const scheduleBundle = command(async (tx, actor, input: ScheduleBundleInput): Promise<Result<BundleResult>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const { bundle, facts, texts } = current;
  const { publishAt } = input;
  const refused = refusalOnBundle('schedule', actor, facts, input.version, [
    ...objectionsOfMembers(texts.map((text) => member(text, refusalAt(publishAt, text)))),
    ...tooLate(publishAt, await databaseNow(tx)),
  ]);
  if (refused) return refused;
  if (actor.id === null) throw new Error('a schedule needs a person to notify');
  const result = await change(tx, actor, bundle.id, { ...noSchedule, publishAt, scheduledById: actor.id });
  await wakeWorkers(tx);
  const data = { bundle: inEvent(bundle), publishAt: publishAt.toISOString() };
  await recordEvents(tx, actor, [{ type: 'bundle.scheduled', data }]);
  return ok(result);
});

const unscheduled = ({ bundle }: LoadedBundle, publishAt: Date): AuditEvent => ({
  type: 'bundle.unscheduled',
  data: { bundle: inEvent(bundle), publishAt: publishAt.toISOString() },
});

/** Removes the schedule of a bundle. */
export const unscheduleBundle = command(async (tx, actor, input: BundleInput): Promise<Result<BundleResult>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const { bundle, facts } = current;
  const refused = refusalOnBundle('unschedule', actor, facts, input.version);
  if (refused) return refused;
  const result = await change(tx, actor, bundle.id, noSchedule);
  await recordEvents(tx, actor, facts.publishAt ? [unscheduled(current, facts.publishAt)] : []);
  return ok(result);
});

/** Publishes a bundle: all of its texts at one moment, or none. */
export const publishBundle = command(async (tx, actor, input: BundleInput): Promise<Result<PublishedBundle>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const { bundle, facts, texts } = current;
  const refused = refusalOnBundle('publish', actor, facts, input.version);
  if (refused) return refused;
  await dissolve(tx, bundle.id);
  const published = await publishTexts(tx, actor, texts, { verb: 'publishBundled', bundle });
  return published.ok ? ok({ bundleId: bundle.id, published: published.value }) : published;
});

/** Takes a bundle apart. Its texts stay approved. */
export const takeBundleApart = command(async (tx, actor, input: BundleInput): Promise<Result<BundleResult>> => {
  const current = await lockBundle(tx, input.bundleId);
  if (!current) return noBundle();
  const { bundle, facts, texts } = current;
  const refused = refusalOnBundle('takeApart', actor, facts, input.version);
  if (refused) return refused;
  await dissolve(tx, bundle.id);
  await recordEvents(tx, actor, membership('draft.unbundled', texts, bundle));
  return ok({ bundleId: bundle.id, version: bundle.version });
});

/** Notifies who scheduled a bundle that a text leaves before its time. */
async function notifyScheduler(tx: Tx, actor: Actor, { bundle }: LoadedBundle, text: LoadedDraft): Promise<void> {
  const to = bundle.scheduledById;
  if (to) await notify(tx, actor, 'bundle-missed', subject(text), { addressees: [to] });
}

/**
 * Takes a text out of its bundle; it stays approved. An editor of the text's desk does it, also
 * where other texts of the bundle are not theirs to see. A schedule of the bundle ends.
 */
export const leaveBundle = command(async (tx, actor, input: VerbInput): Promise<Result<VerbResult>> => {
  const { releaseId } = input;
  const row = await tx.draft.findFirst({ where: { releaseId, bundleId: { not: null } }, select: { bundleId: true } });
  // The bundle is locked before the release.
  const current = row?.bundleId ? await lockBundle(tx, row.bundleId) : null;
  const text = await lockDraft(tx, releaseId);
  if (!text) return notFound();
  const refused = refusal('leaveBundle', actor, text.facts, input.version);
  if (refused) return refused;
  if (!current || current.bundle.id !== text.facts.bundle?.id)
    return refuse('conflict', { code: 'bundle-changed', message: 'It was just put into another bundle. Look again.' });
  const { bundle } = current;
  const ended = bundle.publishAt ? [unscheduled(current, bundle.publishAt)] : [];
  await notifyScheduler(tx, actor, current, text);
  const schedule = bundle.publishAt ? { ...noSchedule, ...missed(bundle.publishAt, [endedByLeaving(actor.name)]) } : {};
  if (bundle.size === 1) await dissolve(tx, bundle.id);
  else {
    await change(tx, actor, bundle.id, { ...schedule, size: { increment: -1 } });
    await tx.draft.update({
      where: { id: text.draft.id },
      data: { bundleId: null, bundlePlace: null },
      select: { id: true },
    });
  }
  await recordEvents(tx, actor, [...membership('draft.unbundled', [text], bundle), ...ended]);
  return ok({ releaseId, version: text.draft.version, state: text.facts.state });
});
