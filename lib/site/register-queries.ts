import 'server-only';
import { publicListQuery } from '#lib/core/public-db.ts';
import { type PeriodKey, stateOf } from './register-rules.ts';
import type { NumberEntry, PublicRegisterEntry, RegisterNumber, ShownEntry } from './schema.ts';

type EntryRow = {
  seq: string;
  at: Date;
  kind: PublicRegisterEntry['kind'];
  release_id: string | null;
  series: string;
  period: string;
  number: number;
  language: string;
  label: string;
  path: string | null;
  edition: number | null;
  content_hash: string | null;
  note: string | null;
  prev_hash: string;
  hash: string;
};

const columns = `g.seq, g.at, g.kind, g.release_id, g.series, g.period, g.number, g.language, g.label, g.path, g.edition, g.content_hash,
  g.note, g.prev_hash, g.hash`;

// The headline of the release as it stands now: an entry itself has none.
const headline = `nullif(r.headline, '') AS headline`;
const release = 'LEFT JOIN pub.release r ON r.id = g.release_id';

type NumberRow = EntryRow & Pick<NumberEntry, 'headline'> & { published_at: Date | null };

function entryOf(row: EntryRow): PublicRegisterEntry {
  return {
    seq: Number(row.seq),
    at: row.at,
    kind: row.kind,
    releaseId: row.release_id,
    series: row.series,
    period: row.period,
    number: row.number,
    language: row.language,
    label: row.label,
    path: row.path,
    edition: row.edition,
    contentHash: row.content_hash,
    note: row.note,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

/**
 * The public register, newest entry first.
 * @param before only entries with a lower seq; null starts at the newest. A value above the newest
 *   entry + 1 gives none, so that each address has one content.
 */
export async function listRegister(
  before: number | null,
  size: number,
): Promise<{ entries: ShownEntry[]; more: boolean }> {
  const rows = await publicListQuery<EntryRow & Pick<ShownEntry, 'headline'>>(
    'register',
    `SELECT ${columns}, ${headline} FROM pub.register_entry g ${release} WHERE g.seq < coalesce($1::bigint, 9223372036854775807)
        AND ($1::bigint IS NULL OR EXISTS (SELECT 1 FROM pub.register_entry last WHERE last.seq = $1::bigint - 1))
      ORDER BY g.seq DESC LIMIT $2`,
    [before, size + 1],
  );
  const entries = rows.slice(0, size).map((row) => ({ ...entryOf(row), headline: row.headline }));
  return { entries, more: rows.length > size };
}

export const numbersText = `
WITH page AS MATERIALIZED (
  SELECT g.number FROM pub.register_entry g
  WHERE g.series = $1 AND g.period = $2 AND g.kind <> 'begins' AND g.number > $3
  GROUP BY g.number ORDER BY g.number LIMIT $4)
SELECT ${columns}, ${headline}, e.published_at
FROM pub.register_entry g ${release}
LEFT JOIN pub.edition e ON e.release_id = g.release_id AND e.edition = g.edition AND g.kind IN ('published', 'archived', 'corrected')
WHERE g.series = $1 AND g.period = $2 AND g.kind <> 'begins'
  AND g.number BETWEEN (SELECT min(number) FROM page) AND (SELECT max(number) FROM page)
ORDER BY g.number, g.seq`;

/**
 * The numbers of a period with their entries, lowest first.
 * @param after only numbers above this
 */
export async function listNumbers(
  { series, period }: PeriodKey,
  after: number,
  size: number,
): Promise<{ numbers: RegisterNumber[]; more: boolean }> {
  const rows = await publicListQuery<NumberRow>('register-numbers', numbersText, [series, period, after, size + 1]);
  const entries = rows.map(
    (row): NumberEntry => ({
      ...entryOf(row),
      headline: row.headline,
      publishedAt: row.published_at,
    }),
  );
  const numbers = [...Map.groupBy(entries, ({ number }) => number)].map(([number, own]) => ({
    number,
    label: own[0]?.label ?? '',
    state: stateOf(own.map(({ kind }) => kind)),
    entries: own,
  }));
  return { numbers: numbers.slice(0, size), more: numbers.length > size };
}
