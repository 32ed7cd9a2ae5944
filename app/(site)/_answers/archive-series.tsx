import { SeriesDocument } from '#components/site/archive/archive.tsx';
import { periodName } from '#components/site/dates.ts';
import { PeriodDocument } from '#components/site/lists.tsx';
import { wordsOf } from '#components/site/words/words.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { listPeriods, listSeries, listVoids } from '#lib/site/archive-queries.ts';
import { listPeriod } from '#lib/site/list-queries.ts';
import type { PublicHouse, SeriesName, SeriesPeriod } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { notFound, page, placeOf } from './answer.ts';

const size = 200;

/** What every page of the archive is made with. */
export type ArchiveContext = {
  house: PublicHouse;
  language: string;
  query: URLSearchParams;
  /** The query as it is written, with its "?"; empty without one. */
  search: string;
  archive: string;
};

/** The address of a period's list: its releases' address without the number. */
function addressOf(archive: string, { lastPath }: SeriesPeriod): string {
  return `${archive}/${lastPath.split('/releases/')[1]?.replace(/\/[^/]*$/, '')}`;
}

/** The periods of the series beside one of them; the list has the newest first. */
function periodsBeside({ archive, language }: ArchiveContext, periods: SeriesPeriod[], match: SeriesPeriod) {
  const at = periods.indexOf(match);
  const way = (one: SeriesPeriod | undefined) =>
    one ? { href: addressOf(archive, one), text: periodName(one.period, language, '') } : null;
  return { before: way(periods[at + 1]), after: way(periods[at - 1]) };
}

async function period(
  context: ArchiveContext,
  series: SeriesName,
  periods: SeriesPeriod[],
  match: SeriesPeriod,
): Promise<Response> {
  const { house, language, query, search, archive } = context;
  const before = query.get('before');
  const below = before === null ? null : Number(before);
  // Above the highest number, every address would show the same page.
  if (below !== null && below > Number(match.lastPath.split('/').at(-1))) return notFound();
  const list = await listPeriod({ house, language, size }, series.key, match.start, below);
  const last = list.items.at(-1);
  if (below !== null && !last) return notFound();
  const voids = (await listVoids(series.key, match.period)).filter(
    ({ number }) => (below === null || number < below) && (!list.more || !last || number > last.number),
  );
  const path = addressOf(archive, match);
  const crumbs = [{ href: archive, text: wordsOf(language).archive }];
  if (match.period !== '') crumbs.push({ href: `${archive}/${series.key}`, text: inLanguage(series.names, language) });
  return page(
    <PeriodDocument
      place={placeOf(house, language, path + search)}
      series={series}
      title={periodName(match.period, language, inLanguage(series.names, language))}
      list={list}
      voids={voids}
      path={path}
      older={list.more && last ? `${path}?before=${last.number}` : null}
      crumbs={crumbs}
      beside={periodsBeside(context, periods, match)}
    />,
    [tag.period(series.key, match.period), tag.series(series.key)],
  );
}

/** A series with its periods, or one of them. */
export async function seriesAnswer(context: ArchiveContext, key: string, rest: string[]): Promise<Response> {
  const { house, language, archive } = context;
  const one = (await listSeries()).find((s) => s.key === key);
  if (!one) return notFound();
  const periods = await listPeriods(key);
  const path = [archive, key, ...rest].join('/');
  const match = periods.find((p) => addressOf(archive, p) === path);
  if (match) return period(context, one, periods, match);
  if (rest.length > 0) return notFound();
  const document = (
    <SeriesDocument
      place={placeOf(house, language, path)}
      series={one}
      periods={periods}
      addressOf={(p) => addressOf(archive, p)}
    />
  );
  return page(document, [tag.series(key)]);
}
