import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import type { Period } from '#lib/numbering/rules.ts';
import type { SlotUse } from './slot-rules.ts';

/** A number to look up. `textHash`: SHA-256, hex, of the printed text. */
export type SlotQuery = { period: Period; number: number; textHash: string };

type Edition = { contentHash: string; deskName: string; publishedAt: Date };

/**
 * What the newsroom has under a number in one language. `removed`: the first edition, if a
 * withdrawal removed its text. `originalId`: the release under this number that is no translation.
 */
export type Slot = { use: SlotUse; removed?: Edition; releaseId?: string; originalId: string | null };

type ReleaseRow = {
  place: number;
  id: string;
  language: string;
  originalId: string | null;
  label: string;
  path: string;
  removed: boolean;
  textHash: string | null;
} & Edition;

function slotOf(rows: ReleaseRow[], language: string, textHash: string): Slot {
  const original = rows.find((row) => row.originalId === null);
  const own = rows.find((row) => row.language === language);
  const originalId = original?.id ?? null;
  if (!own) return { use: { state: 'free' }, originalId };
  const { label, path, removed, contentHash, deskName, publishedAt } = own;
  const state = own.textHash === textHash ? 'there' : 'taken';
  const slot: Slot = { use: { state, label, path }, releaseId: own.id, originalId };
  return removed ? { ...slot, removed: { contentHash, deskName, publishedAt } } : slot;
}

/** The slots of a series and language, in the order of `queries`. */
export async function readSlots(tx: Tx, seriesId: string, language: string, queries: SlotQuery[]): Promise<Slot[]> {
  const places = JSON.stringify(
    queries.map(({ period, number }, place) => ({ place, period_start: period.start, number })),
  );
  const releases = await tx.$queryRaw<ReleaseRow[]>`
    SELECT a.place, r.id, r.language, r.original_id AS "originalId", r.label, r.path, e.removed_at IS NOT NULL AS removed,
      e.content_hash AS "contentHash", e.desk_name AS "deskName", e.published_at AS "publishedAt",
      CASE WHEN r.language = ${language} THEN encode(sha256(convert_to(e.text, 'UTF8')), 'hex') END AS "textHash"
    FROM jsonb_to_recordset(${places}::jsonb) AS a(place int, period_start date, number int)
    JOIN newsroom.release r ON r.series_id = ${seriesId}::uuid AND r.period_start = a.period_start AND r.number = a.number
    JOIN pub.edition e ON e.release_id = r.id AND e.edition = 1`;
  const reservations = await tx.$queryRaw<{ place: number; label: string; state: 'reserved' | 'void' }[]>`
    SELECT a.place, v.label, CASE v.state WHEN 'void' THEN 'void' ELSE 'reserved' END AS state
    FROM jsonb_to_recordset(${places}::jsonb) AS a(place int, period_start date, number int)
    JOIN newsroom.reservation v ON v.series_id = ${seriesId}::uuid AND v.period_start = a.period_start AND v.number = a.number
    WHERE v.state <> 'used'`;
  const releasesBySlot = Map.groupBy(releases, (row) => row.place);
  const reservationsBySlot = new Map(reservations.map(({ place, label, state }) => [place, { state, label }]));
  return queries.map(({ textHash }, place) => {
    const reserved = reservationsBySlot.get(place);
    if (reserved) return { use: reserved, originalId: null };
    return slotOf(releasesBySlot.get(place) ?? [], language, textHash);
  });
}
