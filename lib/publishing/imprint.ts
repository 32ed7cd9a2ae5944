import type { RegisterLine } from '#lib/audit/commands.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { AllottedNumber } from '#lib/numbering/commands.ts';
import { type PeriodKind, pathOf } from '#lib/numbering/rules.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';
import type { Imprint } from './freeze.ts';

/** The imprint of a first edition. */
export function firstImprint({ release, house }: LoadedDraft, { number, period, label, at }: AllottedNumber): Imprint {
  // The house's first language has no prefix in its addresses.
  const prefix = house.languages[0] === release.language ? null : release.language;
  return {
    releaseId: release.id,
    series: release.series.key,
    period,
    number,
    label,
    path: pathOf(release.series.key, release.series.period as PeriodKind, period, number, prefix),
    language: release.language,
    desk: { key: release.desk.key, name: inLanguage(release.desk.names, release.language) },
    publishedAt: at,
    edition: 1,
    note: null,
  };
}

/**
 * The imprint of a public release, without desk and note. `publishedAt` is its first publication.
 * @throws if a part is missing: then the database is inconsistent
 */
export function publicImprint({ release }: LoadedDraft) {
  const { id, series, period, periodStart, number, label, path, language, publishedAt, edition } = release;
  if (
    period === null ||
    periodStart === null ||
    number === null ||
    label === null ||
    path === null ||
    publishedAt === null
  ) {
    throw new Error(`release ${id} is public without an imprint`);
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

type Entry = Pick<RegisterLine, 'kind' | 'contentHash' | 'note'>;

/** A line of the register about a release. */
export function registerLine(imprint: Omit<Imprint, 'desk' | 'publishedAt' | 'note'>, entry: Entry): RegisterLine {
  const { releaseId, series, period, number, language, label, path, edition } = imprint;
  return { releaseId, series, period: period.key, number, language, label, path, edition, ...entry };
}
