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
import { checkContent } from '#lib/releases/write.ts';
import { type ArchivedEdition, newIds, writeArchived } from './rows.ts';
import { refusalOfJump, refusalOfMoment, refusalOfSlot } from './slot-rules.ts';
import { type Slot, readSlots } from './slots.ts';
import { type ArchiveTarget, findTarget, type TargetRows } from './target.ts';
import { hashOf, type Imprint, type RenderedText, renderContent } from '#lib/publishing/freeze.ts';

/** A release that was published before Pressmark, with its original number and time. */
export type ArchiveEntry = { number: number; publishedAt: Date; content: Content };
export type ArchiveRelease = ArchiveEntry & { series: string; desk: string; language: string };

/** A checked entry with its rendered forms, made before any row is locked. */
export type PreparedEntry = ArchiveEntry & { rendered: RenderedText };

/** `taken`: archived now. `there`: the same text was archived before. */
export type ArchiveOutcome =
  | { state: 'taken' | 'there'; releaseId: string; label: string; path: string }
  | { state: 'refused'; reasons: [Reason] };

/** Checks and renders an entry’s text. It does not use the database. */
export function prepareEntry(entry: ArchiveEntry): { prepared: PreparedEntry } | { refused: Refusal } {
  const checked = checkContent(entry.content);
  if ('refused' in checked) return checked;
  const { content } = checked;
  return { prepared: { ...entry, content, rendered: renderContent(content) } };
}

function imprintOf(
  { series, desk, language, isForeign }: TargetRows,
  entry: PreparedEntry,
): Omit<Imprint, 'releaseId'> {
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

type EntryInSlot = { entry: PreparedEntry; imprint: Omit<Imprint, 'releaseId'>; slot: Slot };

/** Compares an entry with a withdrawn, removed text by the hash, which stays. */
function isRemovedText({ entry, imprint, slot }: EntryInSlot): boolean {
  if (!slot.removed || !slot.releaseId) return false;
  const { deskName, publishedAt, contentHash } = slot.removed;
  const then = { ...imprint, releaseId: slot.releaseId, publishedAt, desk: { ...imprint.desk, name: deskName } };
  return hashOf(then, entry.rendered) === contentHash;
}

/** Decides entry by entry, lowest number first. Each takes the entries before it into account. */
function decide(candidates: EntryInSlot[], counters: Map<string, number>, now: Date): (ArchiveOutcome | 'free')[] {
  const outcomes: (ArchiveOutcome | 'free')[] = [];
  const order = candidates
    .map((_, index) => index)
    .sort((a, b) => (candidates[a]?.imprint.number ?? 0) - (candidates[b]?.imprint.number ?? 0));
  const issued = new Set<string>();
  for (const index of order) {
    const candidate = candidates[index] as EntryInSlot;
    const { imprint, slot } = candidate;
    const { label, path, number, period } = imprint;
    if (slot.releaseId && (slot.use.state === 'there' || isRemovedText(candidate))) {
      outcomes[index] = { state: 'there', releaseId: slot.releaseId, label, path };
      continue;
    }
    const use = issued.has(path) ? { state: 'taken' as const, label, path } : slot.use;
    const below = counters.get(period.key) ?? null;
    const reason =
      refusalOfMoment(imprint.publishedAt, now) ?? refusalOfSlot(use) ?? refusalOfJump(label, number, below);
    outcomes[index] = reason ? { state: 'refused', reasons: [reason] } : 'free';
    if (reason) continue;
    issued.add(path);
    counters.set(period.key, Math.max(below ?? 0, number));
  }
  return outcomes;
}

/** The highest number issued in each period that has begun. */
async function highestIssued(tx: Tx, seriesId: string, candidates: EntryInSlot[]): Promise<Map<string, number>> {
  const periods = [...new Set(candidates.map(({ imprint }) => imprint.period.key))];
  const rows = await tx.counter.findMany({ where: { seriesId, period: { in: periods } } });
  return new Map(rows.map((row) => [row.period, row.next - 1]));
}

/**
 * Archives releases with their original numbers and dates, in one transaction. The counter of each
 * period then stands above its highest number. Keep a batch to some hundred entries: it locks the
 * series.
 * @returns an outcome for each entry, in the order of `entries`
 */
export function archiveReleases(
  actor: Actor,
  where: ArchiveTarget,
  entries: PreparedEntry[],
): Promise<Result<ArchiveOutcome[]>> {
  return transact(actor, async (tx) => {
    const refused = refusalUnlessHouse(actor);
    if (refused) return refused;
    const targetResult = await findTarget(tx, where);
    if (!targetResult.ok) return targetResult;
    const target = targetResult.value;
    const { at: now } = await lockPeriod(tx, target.series);
    const imprints = entries.map((entry) => imprintOf(target, entry));
    const queries = imprints.map(({ period, number, label, language }, index) => ({
      period,
      number,
      textHash: textHash(printedText(label, (entries[index] as PreparedEntry).content, language)),
    }));
    const slots = await readSlots(tx, target.series.id, target.language, queries);
    const candidates = entries.map((entry, index) => ({
      entry,
      imprint: imprints[index] as EntryInSlot['imprint'],
      slot: slots[index] as Slot,
    }));
    const decisions = decide(candidates, await highestIssued(tx, target.series.id, candidates), now);
    const ids = await newIds(tx, entries.length);
    const editions: ArchivedEdition[] = [];
    const outcomes = decisions.map((outcome, index): ArchiveOutcome => {
      if (outcome !== 'free') return outcome;
      const { entry, imprint, slot } = candidates[index] as EntryInSlot;
      const whole = { ...imprint, releaseId: ids[index] ?? '' };
      const contentHash = hashOf(whole, entry.rendered);
      editions.push({ imprint: whole, ...entry, contentHash, originalId: slot.originalId });
      return { state: 'taken', releaseId: whole.releaseId, label: imprint.label, path: imprint.path };
    });
    await writeArchived(tx, actor, target, editions);
    return ok(outcomes);
  });
}

/** Archives one release. @returns its id and address, also if it was archived before */
export async function archiveRelease(
  actor: Actor,
  { series, desk, language, ...entry }: ArchiveRelease,
): Promise<Result<{ releaseId: string; path: string }>> {
  const prepared = prepareEntry(entry);
  if ('refused' in prepared) return prepared.refused;
  const result = await archiveReleases(actor, { series, desk, language }, [prepared.prepared]);
  if (!result.ok) return result;
  const [outcome] = result.value;
  if (!outcome) throw new Error('an entry has no outcome');
  if (outcome.state === 'refused') return refuse('conflict', ...outcome.reasons);
  return ok({ releaseId: outcome.releaseId, path: outcome.path });
}
