import type { LoadedDraft } from '#lib/releases/load.ts';

/** Where a public release stands; it has all of it, or the database is wrong. `publishedAt` is the first publication. */
export function publicPlace({ release }: LoadedDraft) {
  const { id, series, period, periodStart, number, label, path, language, publishedAt, edition } = release;
  if (
    period === null ||
    periodStart === null ||
    number === null ||
    label === null ||
    path === null ||
    publishedAt === null
  ) {
    throw new Error(`release ${id} is public without a place`);
  }
  const start = periodStart.toISOString().slice(0, 10);
  return {
    releaseId: id,
    series: series.key,
    period: { key: period, start },
    number,
    label,
    path,
    language,
    publishedAt,
    edition,
  };
}
