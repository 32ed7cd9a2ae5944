import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import { diaryHistory } from '#lib/audit/queries.ts';
import { type Actor, desksSeenBy } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { nameFor } from '#lib/core/languages.ts';
import { allowedWhen } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { factsOf } from './commands.ts';
import { diaryVerbs, refusalOnEvent, refusalToEndAddress, refusalToMakeAddress, writesDiary } from './rules.ts';
import { type Planned, plannedIn, type Span } from './schedule.ts';
import type {
  BundleEntry,
  Calendar,
  CalendarEntry,
  DeskAddress,
  EmbargoEntry,
  EventEntry,
  HistoryLine,
  Issued,
  ReleaseEntry,
} from './schema.ts';

type NameOf = (id: string | null) => string;

const deskName = (viewer: Actor, { key, names }: { key: string; names: unknown }) => ({
  key,
  name: nameFor(viewer, names),
});

const textEntry = (viewer: Actor, text: Planned['texts'][number], nameOf: NameOf): ReleaseEntry => ({
  kind: text.kind === 'correction' ? 'correction' : 'release',
  id: text.releaseId,
  at: text.publishAt ?? text.updatedAt,
  title: text.headline,
  desk: deskName(viewer, text.release.desk),
  language: text.release.language,
  label: text.release.label,
  by: nameOf(text.scheduledById),
});

const embargoEntry = (viewer: Actor, text: Planned['embargoes'][number]): EmbargoEntry => ({
  kind: 'embargo',
  id: text.releaseId,
  at: text.embargoUntil ?? text.updatedAt,
  title: text.headline,
  desk: deskName(viewer, text.release.desk),
  language: text.release.language,
});

const bundleEntry = (viewer: Actor, bundle: Planned['bundles'][number], nameOf: NameOf): BundleEntry[] => {
  const [first] = bundle.drafts;
  if (!bundle.publishAt || !first) return [];
  const { id, publishAt: at, name: title, size } = bundle;
  return [
    {
      kind: 'bundle',
      id,
      at,
      title,
      size,
      desk: deskName(viewer, first.release.desk),
      by: nameOf(bundle.scheduledById),
    },
  ];
};

type Recorded = Awaited<ReturnType<typeof diaryHistory>>[number];

function historyLine({ type, at, by, data }: Recorded): HistoryLine {
  const from = data.from as { startsAt: string } | undefined;
  return {
    at,
    by,
    what: type.slice('diary.'.length) as HistoryLine['what'],
    from: from ? new Date(from.startsAt) : null,
    reason: typeof data.reason === 'string' ? data.reason : null,
  };
}

function eventEntry(viewer: Actor, event: Planned['events'][number], nameOf: NameOf, record: Recorded[]): EventEntry {
  const facts = factsOf(event, nameOf);
  const can = diaryVerbs.map((verb) => [verb, allowedWhen(refusalOnEvent(verb, viewer, facts, null))] as const);
  return {
    kind: 'event',
    id: event.id,
    at: event.startsAt,
    endsAt: event.endsAt,
    title: event.title,
    place: event.place,
    desk: deskName(viewer, event.desk),
    state: facts.state,
    audience: event.audience as EventEntry['audience'],
    version: event.version,
    can: Object.fromEntries(can) as EventEntry['can'],
    history: record.filter(({ data }) => data.eventId === event.id).map(historyLine),
  };
}

async function entriesOf(tx: Tx, viewer: Actor, planned: Planned): Promise<CalendarEntry[]> {
  const { texts, embargoes, bundles, events } = planned;
  const record = await diaryHistory(
    tx,
    events.map(({ id }) => id),
  );
  const nameOf = await namesOfUsers(tx, [
    ...[...texts, ...bundles].map(({ scheduledById }) => scheduledById),
    ...events.map(({ updatedById }) => updatedById),
  ]);
  const entries = [
    ...texts.map((text) => textEntry(viewer, text, nameOf)),
    ...embargoes.map((text) => embargoEntry(viewer, text)),
    ...bundles.flatMap((bundle) => bundleEntry(viewer, bundle, nameOf)),
    ...events.map((event) => eventEntry(viewer, event, nameOf, record)),
  ];
  return entries.sort((a, b) => +a.at - +b.at);
}

/** How many numbers of each series were issued on each day, by desks of these keys. */
async function issuedIn(
  tx: Tx,
  viewer: Actor,
  { from, to }: Span,
  deskKeys: string[],
  timeZone: string,
): Promise<Issued[]> {
  const rows = await tx.$queryRaw<(Omit<Issued, 'series'> & { names: unknown })[]>`
    SELECT to_char(r.published_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, s.names,
           count(DISTINCT (r.period_start, r.number))::int AS count, min(r.number) AS "from", max(r.number) AS "to"
      FROM pub.release r JOIN pub.series s ON s.key = r.series
     WHERE r.desk_key = ANY (${deskKeys}::text[]) AND r.published_at >= ${from} AND r.published_at < ${to}
     GROUP BY 1, s.key, s.names ORDER BY 1, s.key`;
  return rows.map(({ names, ...row }) => ({ ...row, series: nameFor(viewer, names) }));
}

async function addressesOf(tx: Tx, viewer: Actor, desks: { id: string; key: string; names: unknown }[]) {
  const feeds = await tx.calendarFeed.findMany({ select: { deskId: true, madeById: true, madeAt: true } });
  const nameOf = await namesOfUsers(
    tx,
    feeds.map(({ madeById }) => madeById),
  );
  return desks
    .map((desk): DeskAddress => {
      const feed = feeds.find(({ deskId }) => deskId === desk.id);
      return {
        desk: deskName(viewer, desk),
        made: feed ? { by: nameOf(feed.madeById), at: feed.madeAt } : null,
        canMake: refusalToMakeAddress(viewer, desk.id) === null,
        canEnd: feed !== undefined && refusalToEndAddress(viewer, desk.id) === null,
      };
    })
    .filter(({ canMake, canEnd }) => canMake || canEnd);
}

/** What stands in a span of time on desks that the viewer reads. @param deskKey '' for all */
async function shownIn(tx: Tx, viewer: Actor, span: Span, deskKey: string, timeZone: string) {
  const every = await tx.desk.findMany({ orderBy: { key: 'asc' } });
  const seen = desksSeenBy(viewer);
  const desks = every.filter(({ id }) => seen === '*' || seen.includes(id));
  const shown = deskKey === '' ? desks : desks.filter(({ key }) => key === deskKey);
  const [one] = shown;
  const planned = one === undefined ? null : await plannedIn(tx, span, deskKey === '' ? null : one.id);
  const keys = shown.map(({ key }) => key);
  return {
    every,
    desks,
    entries: planned ? await entriesOf(tx, viewer, planned) : [],
    issued: await issuedIn(tx, viewer, span, keys, timeZone),
  };
}

/** What stands on the days of a span, for a glance. @param timeZone in which days are counted */
export function daysOf(viewer: Actor, span: Span, timeZone: string): Promise<Pick<Calendar, 'entries' | 'issued'>> {
  return readAs(viewer, async (tx) => {
    const { entries, issued } = await shownIn(tx, viewer, span, '', timeZone);
    return { entries, issued };
  });
}

/**
 * What the viewer may see in a span of time, in order.
 * @param deskKey one desk alone; '' for all
 * @param timeZone in which days are counted
 */
export function calendarOf(viewer: Actor, span: Span, deskKey: string, timeZone: string): Promise<Calendar> {
  return readAs(viewer, async (tx) => {
    const { every, desks, entries, issued } = await shownIn(tx, viewer, span, deskKey, timeZone);
    return {
      entries,
      issued,
      desks: desks.map((desk) => deskName(viewer, desk)),
      ownDesks: desks
        .filter(({ id, closedAt }) => closedAt === null && writesDiary(viewer, id))
        .map((desk) => deskName(viewer, desk)),
      addresses: await addressesOf(tx, viewer, every),
    };
  });
}
