import { listRegisterSeries, provePeriods } from '#lib/site/register-count-queries.ts';
import { listNumbers, listRegister } from '#lib/site/register-queries.ts';
import type { CountedPeriod } from '#lib/site/register-rules.ts';
import type { RegisterNumber, RegisterSeries } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { json, notFound } from './answer.ts';

/**
 * Entries and numbers on one page of data, and periods of a series that are counted in one answer.
 */
const size = 500;
const newest = 12;
/** The highest possible number. */
const highest = 2_147_483_647;

// Links have no host, so they work in a copy of the data too.
const addressOf = (query: Record<string, string | number>) =>
  `/register.json?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;

const placeIn = (query: URLSearchParams): number | null => {
  const cursor = query.get('cursor');
  return cursor === null ? null : Number(cursor);
};

function periodData({
  series,
  period,
  begins,
  missing,
  more,
  lowest: _low,
  highest: _high,
  ...counted
}: CountedPeriod) {
  const numbers = addressOf(period === '' ? { series } : { series, period });
  return { period, ...counted, begins, missing, moreMissing: more, numbers };
}

async function seriesData(all: RegisterSeries[]) {
  const keys = all.flatMap(({ key, periods }) => periods.slice(0, newest).map((period) => ({ series: key, period })));
  const proven = await provePeriods(keys);
  return all.map(({ key, names, period, periods }) => ({
    key,
    names,
    restarts: period,
    periods: proven.filter(({ series }) => series === key).map(periodData),
    older: periods.slice(newest).map((one) => ({ period: one, numbers: addressOf({ series: key, period: one }) })),
  }));
}

/** One number: its editions, then its entries as they were hashed, with their hashes. */
function numberData({ entries, ...number }: RegisterNumber) {
  const editions = entries.flatMap(({ publishedAt, edition, language, path, contentHash }) =>
    publishedAt === null ? [] : [{ edition, language, path, publishedAt, contentHash }],
  );
  return { ...number, editions, entries: entries.map(({ publishedAt: _at, headline: _line, ...entry }) => entry) };
}

async function entries(query: URLSearchParams): Promise<Response> {
  const before = placeIn(query);
  const { entries: rows, more } = await listRegister(before, size);
  if (before !== null && rows.length === 0) return notFound();
  const next = more ? addressOf({ cursor: rows.at(-1)?.seq ?? 0 }) : null;
  const series = before === null ? { series: await seriesData(await listRegisterSeries()) } : {};
  // Entries below an existing one never change, so this page may stay in caches.
  // As they were hashed: a headline is not theirs.
  const hashed = rows.map(({ headline: _line, ...entry }) => entry);
  return json({ ...series, entries: hashed, next }, before === null ? [tag.register] : []);
}

async function numbers(query: URLSearchParams, series: RegisterSeries, period: string): Promise<Response> {
  const key = { series: series.key, period };
  const [proven] = await provePeriods([key]);
  const after = placeIn(query) ?? 0;
  if (after > highest) return notFound();
  const { numbers: rows, more } = await listNumbers(key, after, size);
  if (!proven || (query.has('cursor') && rows.length === 0)) return notFound();
  const next = more
    ? addressOf({ ...(period === '' ? { series: series.key } : key), cursor: rows.at(-1)?.number ?? 0 })
    : null;
  return json({ series: series.key, ...periodData(proven), list: rows.map(numberData), next }, [
    tag.registerOf(series.key, period),
  ]);
}

/**
 * The register as data. Without a query: the proof of each series' newest periods, then every entry
 * of the chain, newest first, with all that its hash is made of. `?series=&period=`: the numbers of
 * one period in order. `?cursor=` continues; `next` holds its value.
 */
export async function registerJson(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const key = query.get('series');
  const period = query.get('period');
  if (key === null) return period === null ? entries(query) : notFound();
  const series = (await listRegisterSeries()).find((one) => one.key === key);
  if (!series) return notFound();
  if (period !== null || series.period === 'none')
    return series.periods.includes(period ?? '') ? numbers(query, series, period ?? '') : notFound();
  return query.has('cursor') ? notFound() : json({ series: await seriesData([series]) }, [tag.register]);
}
