import 'server-only';
import { refusalUnlessHouse } from '#lib/accounts/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import { textHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { ok, type Reason, type Refusal, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { lockPeriod, numberingOf } from '#lib/numbering/commands.ts';
import { formatLabel, type PeriodKind, pathOf, periodAt } from '#lib/numbering/rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { checkedContent } from '#lib/releases/write.ts';
import { type Archived, newIds, writeArchived } from './rows.ts';
import { refusalOfJump, refusalOfMoment, refusalOfStanding } from './rules.ts';
import { type Found, findStandings } from './standing.ts';
import { type ArchiveTarget, findTarget, type TargetRows } from './target.ts';
import { hashOf, type Place, type Rendered, renderContent } from '#lib/publishing/freeze.ts';

/** A release that was published before Pressmark, with the number and the moment it had. */
export type ArchiveEntry = { number: number; publishedAt: Date; content: Content };
export type ArchivedRelease = ArchiveEntry & { series: string; desk: string; language: string };

/** An entry with all that can be made of it before any row is locked. */
export type PreparedEntry = ArchiveEntry & { rendered: Rendered };

export type ArchiveOutcome =
  | { state: 'taken' | 'there'; releaseId: string; label: string; path: string }
  | { state: 'refused'; reasons: [Reason] };

/** Checks an entry's text and makes its page. Reads and writes nothing. */
export function prepareEntry(entry: ArchiveEntry): { prepared: PreparedEntry } | { refused: Refusal } {
  const checked = checkedContent(entry.content);
  if ('refused' in checked) return checked;
  const { content } = checked;
  return { prepared: { ...entry, content, rendered: renderContent(content) } };
}

function placeOf({ series, desk, language, isForeign }: TargetRows, entry: PreparedEntry): Omit<Place, 'releaseId'> {
  const { number, publishedAt } = entry;
  const period = periodAt(numberingOf(series), publishedAt);
  return {
    series: series.key,
    period,
    number,
    label: formatLabel(numberingOf(series), period, number),
    path: pathOf(series.key, series.period as PeriodKind, period, number, isForeign ? language : null),
    language,
    desk: { key: desk.key, name: inLanguage(desk.names, language) },
    publishedAt,
    edition: 1,
    note: null,
  };
}

type Placed = { entry: PreparedEntry; place: Omit<Place, 'releaseId'>; found: Found };

/** Once a withdrawal has taken a text away, its hash still tells whether this is the same text. */
function isRemovedText({ entry, place, found }: Placed): boolean {
  if (!found.removed || !found.releaseId) return false;
  const { deskName, publishedAt, contentHash } = found.removed;
  const then = { ...place, releaseId: found.releaseId, publishedAt, desk: { ...place.desk, name: deskName } };
  return hashOf(then, entry.rendered) === contentHash;
}

/** Decides entry by entry, the lowest number first: each is held against what the ones before it leave. */
function judge(placed: Placed[], counters: Map<string, number>, now: Date): (ArchiveOutcome | 'free')[] {
  const outcomes: (ArchiveOutcome | 'free')[] = [];
  const order = placed
    .map((_, index) => index)
    .sort((a, b) => (placed[a]?.place.number ?? 0) - (placed[b]?.place.number ?? 0));
  const issued = new Set<string>();
  for (const index of order) {
    const one = placed[index] as Placed;
    const { place, found } = one;
    const { label, path, number, period } = place;
    if (found.releaseId && (found.standing.state === 'there' || isRemovedText(one))) {
      outcomes[index] = { state: 'there', releaseId: found.releaseId, label, path };
      continue;
    }
    const here = issued.has(path) ? { state: 'taken' as const, label, path } : found.standing;
    const below = counters.get(period.key) ?? null;
    const reason =
      refusalOfMoment(place.publishedAt, now) ?? refusalOfStanding(here) ?? refusalOfJump(label, number, below);
    outcomes[index] = reason ? { state: 'refused', reasons: [reason] } : 'free';
    if (reason) continue;
    issued.add(path);
    counters.set(period.key, Math.max(below ?? 0, number));
  }
  return outcomes;
}

/** The highest number issued in each period that has begun. */
async function highestIssued(tx: Tx, seriesId: string, placed: Placed[]): Promise<Map<string, number>> {
  const periods = [...new Set(placed.map(({ place }) => place.period.key))];
  const rows = await tx.counter.findMany({ where: { seriesId, period: { in: periods } } });
  return new Map(rows.map((row) => [row.period, row.next - 1]));
}

/**
 * Takes releases into the archive as they were published: one transaction, each entry taken, there already or refused
 * with its reason. The counter of each period ends behind its highest number. Keep a batch to some hundred entries:
 * nothing of the series can be published meanwhile.
 */
export function archiveReleases(
  actor: Actor,
  wanted: ArchiveTarget,
  entries: PreparedEntry[],
): Promise<Result<ArchiveOutcome[]>> {
  return transact(actor, async (tx) => {
    const refused = refusalUnlessHouse(actor);
    if (refused) return refused;
    const found = await findTarget(tx, wanted);
    if (!found.ok) return found;
    const target = found.value;
    const { at: now } = await lockPeriod(tx, target.series);
    const places = entries.map((entry) => ({ entry, place: placeOf(target, entry) }));
    const asked = places.map(({ entry: { content }, place: { period, number, label, language } }) => ({
      period,
      number,
      textHash: textHash(printedText(label, content, language)),
    }));
    const standings = await findStandings(tx, target.series.id, target.language, asked);
    const placed = places.map((one, index) => ({ ...one, found: standings[index] as Found }));
    const judged = judge(placed, await highestIssued(tx, target.series.id, placed), now);
    const ids = await newIds(tx, entries.length);
    const archived: Archived[] = [];
    const outcomes = judged.map((outcome, index): ArchiveOutcome => {
      if (outcome !== 'free') return outcome;
      const { entry, place, found: standing } = placed[index] as Placed;
      const whole = { ...place, releaseId: ids[index] ?? '' };
      const contentHash = hashOf(whole, entry.rendered);
      archived.push({ place: whole, ...entry, contentHash, originalId: standing.originalId });
      return { state: 'taken', releaseId: whole.releaseId, label: place.label, path: place.path };
    });
    await writeArchived(tx, actor, target, archived);
    return ok(outcomes);
  });
}

/** A batch of one. @returns its id and address, also of a text that is there already */
export async function archiveRelease(
  actor: Actor,
  { series, desk, language, ...entry }: ArchivedRelease,
): Promise<Result<{ releaseId: string; path: string }>> {
  const made = prepareEntry(entry);
  if ('refused' in made) return made.refused;
  const done = await archiveReleases(actor, { series, desk, language }, [made.prepared]);
  if (!done.ok) return done;
  const [outcome] = done.value;
  if (!outcome) throw new Error('an entry was neither taken nor refused');
  if (outcome.state === 'refused') return refuse('conflict', ...outcome.reasons);
  return ok({ releaseId: outcome.releaseId, path: outcome.path });
}
