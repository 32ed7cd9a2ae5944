// What is planned on desks: scheduled texts, scheduled bundles, the ends of embargoes, the diary.
import 'server-only';
import type { DiaryEvent, Tx } from '#lib/core/db.ts';
import { draftStates, isOpen } from '#lib/releases/state-rules.ts';

export type Span = { from: Date; to: Date };

/** Rows of each kind that one calendar shows. */
const most = 1000;

const openStates = draftStates.filter(isOpen);

const deskNames = { select: { id: true, key: true, names: true } } as const;

/**
 * What is planned in a span of time on the desks that the transaction sees.
 * @param deskId one desk alone; null for all
 */
export async function plannedIn(tx: Tx, { from, to }: Span, deskId: string | null) {
  const span = { gte: from, lt: to };
  const ofDesk = deskId === null ? {} : { deskId };
  const texts = await tx.draft.findMany({
    where: { state: 'scheduled', publishAt: span, release: ofDesk },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: most,
    select: {
      id: true,
      releaseId: true,
      kind: true,
      headline: true,
      version: true,
      publishAt: true,
      scheduledById: true,
      updatedAt: true,
      release: { select: { label: true, language: true, desk: deskNames } },
    },
  });
  const embargoes = await tx.draft.findMany({
    where: { state: { in: openStates }, embargoUntil: span, release: ofDesk },
    orderBy: [{ embargoUntil: 'asc' }, { id: 'asc' }],
    take: most,
    select: {
      id: true,
      releaseId: true,
      headline: true,
      version: true,
      embargoUntil: true,
      updatedAt: true,
      release: { select: { language: true, desk: deskNames } },
    },
  });
  const bundles = await tx.bundle.findMany({
    where: { publishAt: span, drafts: { some: { release: ofDesk } } },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: most,
    include: {
      drafts: {
        orderBy: { bundlePlace: 'asc' },
        take: 1,
        where: { release: ofDesk },
        select: { release: { select: { desk: deskNames } } },
      },
    },
  });
  const events: (DiaryEvent & { desk: { key: string; names: unknown } })[] = await tx.diaryEvent.findMany({
    // An event of several days that began before the span may still go on.
    where: { startsAt: { lt: to }, OR: [{ startsAt: { gte: from } }, { endsAt: { gt: from } }], ...ofDesk },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: most,
    include: { desk: deskNames },
  });
  return { texts, embargoes, bundles, events };
}

export type Planned = Awaited<ReturnType<typeof plannedIn>>;
