import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { nameFor } from '#lib/core/languages.ts';
import { type Allowed, allowedWhen } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { everySeries, heldNumbers, seriesToBeginWith } from '#lib/numbering/queries.ts';
import type { SeriesChoice } from '#lib/numbering/schema.ts';
import { refusalToAssign } from './assign/assign-rules.ts';
import { ofDesk } from './assign/assign.ts';
import { commentsOf } from './comments/queries.ts';
import { datelinePlaces } from './dateline-places.ts';
import { draftView, historyOf, personOf } from './draft-view.ts';
import { type LoadedDraft, loadDraft, publicFactsOf, withOutside } from './load.ts';
import { numberToCome } from './number-to-come.ts';
import { previewLinksOf } from './preview/links.ts';
import { mayShare } from './preview/rules.ts';
import { type PublicFacts, type PublicVerb, publicVerbs, refusalInPublic, refusalToCorrect } from './public-rules.ts';
import { queueReason } from './queue-rules.ts';
import { refusal, type Verb, verbs } from './rules.ts';
import { type DraftState, isOpen } from './state-rules.ts';
import { waitingForReview } from './urgent/urgent.ts';
import { type UrgentFacts, urgentToReview } from './urgent/urgent-rules.ts';
import type { DeskListItem, DeskRelease, NewReleaseChoices, Person } from './schema.ts';
import { translationsOf } from './translation-queries.ts';

function originalOf(tx: Tx, { originalId }: LoadedDraft['release']): Promise<DeskRelease['original']> {
  if (originalId === null) return Promise.resolve(null);
  return tx.publicRelease.findUnique({ where: { id: originalId }, select: { label: true, path: true } });
}

/**
 * The series that the viewer may choose; none for a text with a number, or one they cannot change.
 */
async function seriesToChoose(tx: Tx, viewer: Actor, { release, draft, facts }: LoadedDraft): Promise<SeriesChoice[]> {
  const takesOwnNumber = draft.kind === 'first' && release.originalId === null;
  return takesOwnNumber && refusal('save', viewer, facts, null) === null ? everySeries(tx, viewer) : [];
}

/** For each verb whether the viewer may do it now, and the reasons against it. */
function allowedVerbs(viewer: Actor, current: LoadedDraft): Record<Verb, Allowed> {
  const entries = verbs.map((verb) => {
    const refused = refusal(verb, viewer, current.facts, null);
    return [verb, allowedWhen(refused)] as const;
  });
  return Object.fromEntries(entries) as Record<Verb, Allowed>;
}

function allowedInPublic(viewer: Actor, facts: PublicFacts): Record<PublicVerb, Allowed> {
  const entries = publicVerbs.map((verb) => {
    const refused = refusalInPublic(verb, viewer, facts);
    return [verb, allowedWhen(refused)] as const;
  });
  return Object.fromEntries(entries) as Record<PublicVerb, Allowed>;
}

function allowedToReview(viewer: Actor, deskId: string, waiting: UrgentFacts[]): Allowed {
  const choice = urgentToReview(viewer, deskId, waiting);
  return allowedWhen('refused' in choice ? choice.refused : null);
}

/** The people to whom the viewer may assign the draft. */
function assignableTo(tx: Tx, viewer: Actor, { draft, facts }: LoadedDraft): Promise<Person[]> {
  if (refusalToAssign(viewer, { ...facts, assigneeId: draft.assigneeId }, null)) return Promise.resolve([]);
  const select = { id: true, name: true };
  return tx.userAccount.findMany({ where: ofDesk(facts.deskId), orderBy: [{ name: 'asc' }, { id: 'asc' }], select });
}

type WithoutTranslations = Omit<DeskRelease, 'translations'>;

/** A release for its page on the desk; null if it is missing or not visible to the viewer. */
export async function getDeskRelease(viewer: Actor, id: string): Promise<DeskRelease | null> {
  const release = await releaseOnDesk(viewer, id);
  return release && { ...release, translations: await translationsOf(viewer, release) };
}

function releaseOnDesk(viewer: Actor, id: string): Promise<WithoutTranslations | null> {
  return readAs(viewer, async (tx) => {
    if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
    const loaded = await loadDraft(tx, id);
    if (!loaded) return null;
    const current = isOpen(loaded.facts.state) ? await withOutside(tx, loaded) : loaded;
    const { release, draft, facts } = current;
    const urgent = await waitingForReview(tx, id);
    const name = await namesOfUsers(tx, [
      ...draft.writers,
      draft.scheduledById,
      draft.assigneeId,
      release.createdById,
      ...urgent.map(({ publishedById }) => publishedById),
      ...draft.reviews.map((r) => r.editorId),
      draft.revisions[0]?.createdById ?? null,
    ]);
    const inPublic = await publicFactsOf(tx, current);
    const hasDraft = facts.state !== 'published';
    const next = hasDraft && release.publicState === 'none' ? await numberToCome(tx, release) : null;
    // A translation has its original's number.
    const held = next && !release.originalId ? await heldNumbers(tx, viewer, release.seriesId) : [];
    return {
      id: release.id,
      demands: current.demands,
      outside: current.outside,
      series: {
        key: release.series.key,
        name: nameFor(viewer, release.series.names),
        timeZone: release.series.timeZone,
      },
      seriesToChoose: await seriesToChoose(tx, viewer, current),
      desk: { id: release.deskId, key: release.desk.key, name: nameFor(viewer, release.desk.names) },
      language: release.language,
      datelinePlaces: refusal('save', viewer, facts, null)
        ? []
        : await datelinePlaces(tx, release.desk.key, release.language),
      startedBy: name(release.createdById),
      original: await originalOf(tx, release),
      publicState: release.publicState as DeskRelease['publicState'],
      label: release.label,
      path: release.path,
      publishedAt: release.publishedAt,
      edition: release.edition,
      held: held.map(({ reservationId, label, period }) => ({ reservationId, label, period })),
      next: next && { label: next.label, number: next.number, period: next.period.key },
      draft: hasDraft ? { ...draftView(current, name), assignable: await assignableTo(tx, viewer, current) } : null,
      can: allowedVerbs(viewer, current),
      canInPublic: allowedInPublic(viewer, inPublic),
      urgent: urgent.map(({ publishedById, at, reason }) => ({ by: name(publishedById), at, reason })),
      canReviewUrgent: allowedToReview(viewer, release.deskId, urgent),
      canCorrect: allowedWhen(refusalToCorrect(viewer, inPublic)),
      previewLinks: mayShare(viewer, release.deskId) ? await previewLinksOf(tx, id, current.now) : null,
      comments: await commentsOf(tx, current),
      history: await historyOf(tx, id),
    };
  });
}

/** Choices for a new release: the desks on which the viewer is an officer, and every series. */
export function newReleaseChoices(viewer: Actor): Promise<NewReleaseChoices> {
  return readAs(viewer, async (tx) => {
    const desks = await tx.desk.findMany({ where: { closedAt: null }, orderBy: { key: 'asc' } });
    const house = await tx.house.findUnique({ where: { id: 1 }, select: { languages: true } });
    const series = await everySeries(tx, viewer);
    return {
      desks: desks
        .filter((desk) => holds(viewer, ['officer'], desk.id))
        .map((desk) => ({ key: desk.key, name: nameFor(viewer, desk.names) })),
      series,
      beginWith: await seriesToBeginWith(tx, viewer, series),
      languages: house?.languages ?? [],
    };
  });
}

const longestList = { open: 200, published: 40 };

const listFields = {
  state: true,
  kind: true,
  headline: true,
  createdById: true,
  writers: true,
  updatedById: true,
  updatedAt: true,
  publishAt: true,
  embargoUntil: true,
  assigneeId: true,
  missedAt: true,
  reviews: { where: { decision: 'approved', endedAt: null }, select: { editorId: true } },
  release: {
    select: {
      id: true,
      deskId: true,
      publicState: true,
      label: true,
      number: true,
      edition: true,
      language: true,
      desk: { select: { names: true } },
    },
  },
} as const;

/** The desk’s list: open drafts, last changed first, then the newest published releases. */
export function listDeskReleases(viewer: Actor): Promise<DeskListItem[]> {
  return readAs(viewer, async (tx) => {
    // Row level security limits this to the viewer’s desks.
    const open = await tx.draft.findMany({
      where: { state: { notIn: ['discarded', 'published'] } },
      orderBy: { updatedAt: 'desc' },
      take: longestList.open,
      select: listFields,
    });
    const published = await tx.draft.findMany({
      where: { state: 'published' },
      orderBy: { updatedAt: 'desc' },
      take: longestList.published,
      select: listFields,
    });
    const urgent = Map.groupBy(await waitingForReview(tx), (row) => row.releaseId);
    const unread = await tx.draft.findMany({
      where: { state: 'published', releaseId: { in: [...urgent.keys()] } },
      orderBy: { updatedAt: 'desc' },
      select: listFields,
    });
    // A release with several drafts is in the list once, with its newest.
    const newest = new Map<string, (typeof open)[number]>();
    for (const row of [...open, ...published, ...unread])
      if (!newest.has(row.release.id)) newest.set(row.release.id, row);
    const rows = [...newest.values()];
    const holders = rows.flatMap((row) => row.assigneeId ?? row.createdById ?? []);
    const leavers = await tx.userAccount.findMany({
      where: { id: { in: holders }, disabledAt: { not: null } },
      select: { id: true },
    });
    const hasLeft = new Set(leavers.map(({ id }) => id));
    const name = await namesOfUsers(
      tx,
      rows.flatMap((row) => [row.updatedById, row.assigneeId]),
    );
    return rows.map(({ release, ...draft }) => ({
      id: release.id,
      headline: draft.headline,
      state: draft.state === 'published' ? null : (draft.state as DraftState),
      kind: draft.state === 'published' ? null : (draft.kind as 'first' | 'correction'),
      publicState: release.publicState as DeskListItem['publicState'],
      label: release.label,
      number: release.number,
      edition: release.edition,
      language: release.language,
      deskName: nameFor(viewer, release.desk.names),
      changedAt: draft.updatedAt,
      changedBy: name(draft.updatedById),
      assignee: draft.state === 'published' ? null : personOf(draft.assigneeId, name),
      publishAt: draft.publishAt,
      embargoUntil: draft.embargoUntil,
      isUrgent: urgent.has(release.id),
      why: queueReason(viewer, {
        ...draft,
        deskId: release.deskId,
        state: draft.state as DraftState,
        approvedBy: draft.reviews.map(({ editorId }) => editorId),
        isMissed: draft.missedAt !== null,
        isAbandoned: hasLeft.has(draft.assigneeId ?? draft.createdById ?? ''),
        urgent: urgent.get(release.id) ?? [],
      }),
    }));
  });
}
