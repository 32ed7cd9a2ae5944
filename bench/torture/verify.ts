// Reads the database by statements of its own and returns every promise that is broken.
import type pg from 'pg';
import { chainBreaks } from './chains.ts';
import { noticeBreaks } from './jobs.ts';
import { expectedText, type Ledger, sha256 } from './ledger.ts';

type Published = {
  release_id: string;
  series: string;
  period: string;
  number: number;
  kind: string;
  label: string;
  path: string;
  content_hash: string;
};

/** Every number of a period exists once, from 1 to the one before the counter's next. */
function numberBreaks(lines: Published[], counters: { series: string; period: string; next: number }[]): string[] {
  const errors: string[] = [];
  const periods = Map.groupBy(lines, ({ series, period }) => `${series} ${period}`);
  for (const { series, period, next } of counters) {
    const name = `${series} ${period}`;
    const numbers = (periods.get(name) ?? []).map(({ number }) => number);
    const seen = new Set(numbers);
    for (const number of seen) {
      const times = numbers.length === seen.size ? 1 : numbers.filter((one) => one === number).length;
      if (times > 1) errors.push(`${name}: number ${number} stands ${times} times in the register`);
    }
    for (let number = 1; number < next; number++) {
      if (!seen.has(number)) errors.push(`${name}: number ${number} is missing, the next is ${next}`);
    }
    for (const number of seen)
      if (number >= next) errors.push(`${name}: number ${number} is past the counter (${next})`);
    periods.delete(name);
  }
  for (const name of periods.keys()) errors.push(`${name}: numbers without a counter`);
  return errors;
}

async function numbers(client: pg.Client, series: string[]): Promise<string[]> {
  const { rows: lines } = await client.query<Published>(
    `SELECT series, period, number FROM pub.register_entry
     WHERE series = ANY ($1) AND kind IN ('published', 'archived', 'reserved')
       -- A reserved number that was used has two lines, and a translation has its original's.
       AND NOT (kind = 'reserved' AND EXISTS (SELECT FROM pub.register_entry u WHERE u.kind = 'published'
         AND (u.series, u.period, u.number) = (register_entry.series, register_entry.period, register_entry.number)))`,
    [series],
  );
  const { rows: counters } = await client.query<{ series: string; period: string; next: number }>(
    `SELECT s.key AS series, c.period, c.next FROM newsroom.counter c JOIN newsroom.series s ON s.id = c.series_id
     WHERE s.key = ANY ($1)`,
    [series],
  );
  return numberBreaks(lines, counters);
}

type Row = Published & { public_path: string; public_label: string; text: string | null; edition_hash: string };

/** Every acknowledged publication exists as acknowledged, and no other does. */
async function acknowledgements(client: pg.Client, ledger: Ledger): Promise<string[]> {
  const { rows } = await client.query<Row>(
    `SELECT e.release_id, e.label, e.path, e.content_hash, e.kind, e.series, e.period, e.number,
       r.path AS public_path, r.label AS public_label, t.text, t.content_hash AS edition_hash
     FROM pub.register_entry e
     LEFT JOIN pub.release r ON r.id = e.release_id
     LEFT JOIN pub.edition t ON t.release_id = e.release_id AND t.edition = 1
     WHERE e.series = ANY ($1) AND e.kind = 'published'`,
    [ledger.series],
  );
  const errors: string[] = [];
  const byRelease = Map.groupBy(rows, (row) => row.release_id);
  for (const one of ledger.acknowledged) {
    const [row, ...more] = byRelease.get(one.releaseId) ?? [];
    byRelease.delete(one.releaseId);
    if (!row) {
      errors.push(`${one.label} (${one.marker}) was acknowledged and is not in the register`);
      continue;
    }
    if (more.length > 0) errors.push(`${one.label} (${one.marker}) was published ${more.length + 1} times`);
    if (row.label !== one.label || row.public_label !== one.label)
      errors.push(`${one.marker} was acknowledged as ${one.label} and stands as ${row.label} / ${row.public_label}`);
    if (row.path !== one.path || row.public_path !== one.path)
      errors.push(`${one.label} was acknowledged at ${one.path} and stands at ${row.path} / ${row.public_path}`);
    if (row.text === null || sha256(row.text) !== sha256(expectedText(one)))
      errors.push(`the text of ${one.label} (${one.marker}) is not the one that was acknowledged`);
    if (row.edition_hash !== row.content_hash)
      errors.push(`register and edition of ${one.label} have different hashes`);
  }
  for (const [row] of byRelease.values())
    if (row) errors.push(`${row.label} at ${row.path} is published and was acknowledged to nobody`);
  return errors;
}

/** No text exists twice, in public or as a second release that a repeated request made. */
async function doubles(client: pg.Client, markers: string[]): Promise<string[]> {
  const texts = await client.query<{ text: string }>(
    `SELECT text FROM pub.edition WHERE edition = 1 AND text IS NOT NULL`,
  );
  const drafts = await client.query<{ text: string }>(
    `SELECT content::text AS text FROM newsroom.draft WHERE kind = 'first'`,
  );
  const errors: string[] = [];
  for (const [where, rows] of [
    ['published', texts.rows],
    ['begun', drafts.rows],
  ] as const) {
    const times = new Map<string, number>();
    // One pass over the texts. Each has its marker between two signs that no other text has.
    for (const { text } of rows) {
      const marker = text.match(/⟦([^⟧]+)⟧/)?.[1];
      if (marker) times.set(marker, (times.get(marker) ?? 0) + 1);
    }
    for (const marker of markers) {
      const count = times.get(marker) ?? 0;
      if (count > 1) errors.push(`the text ${marker} was ${where} ${count} times`);
    }
  }
  return errors;
}

/**
 * Every broken promise in words; empty if there is none.
 * @param client a superuser's connection, which row level security does not limit
 */
export async function verify(client: pg.Client, ledger: Ledger): Promise<string[]> {
  return [
    ...(await numbers(client, ledger.series)),
    ...(await acknowledgements(client, ledger)),
    ...(await doubles(client, ledger.markers)),
    ...(await chainBreaks(client)),
    ...(await noticeBreaks(client)),
  ];
}

/** A text's marker as it stands in the text. */
export const markerIn = (marker: string) => `⟦${marker}⟧`;
