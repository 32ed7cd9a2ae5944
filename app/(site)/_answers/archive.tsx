import { ArchiveDocument, SeriesDocument } from '#components/site/archive.tsx';
import { MonthDocument } from '#components/site/archive-month.tsx';
import { periodName } from '#components/site/dates.ts';
import { DayDocument, PeriodDocument } from '#components/site/lists.tsx';
import { wordsOf } from '#components/site/words.ts';
import { prefixOf } from '#components/site/place.ts';
import { isDay } from '#lib/core/time/calendar.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { listDays, listMonths, listPeriods, listSeries, listVoids } from '#lib/site/archive-queries.ts';
import { listDay, listPeriod } from '#lib/site/list-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import type { PublicHouse, SeriesName, SeriesPeriod } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';
import { daySheetAnswer } from './day-sheet.tsx';

const size = 200;

type Context = { house: PublicHouse; language: string; query: URLSearchParams; archive: string };

async function overview({ house, language, archive }: Context): Promise<Response> {
  const months = await listMonths(house);
  const series = await listSeries();
  return page(<ArchiveDocument place={placeOf(house, language, archive)} months={months} series={series} />, [
    tag.calendar,
  ]);
}

async function month(context: Context, year: string, of: string): Promise<Response> {
  const { house, language, archive } = context;
  const days = await listDays({ house, language }, `${year}-${of}`);
  if (days.length === 0) return notFound();
  return page(
    <MonthDocument place={placeOf(house, language, `${archive}/${year}/${of}`)} month={`${year}-${of}`} days={days} />,
    [tag.calendar],
  );
}

async function day({ house, language, query, archive }: Context, on: string): Promise<Response> {
  const after = query.get('after');
  const releases = `${prefixOf(house, language)}/releases/`;
  const list = await listDay({ house, language, size }, on, after === null ? null : releases + after);
  if (list.items.length === 0) return notFound();
  const path = `${archive}/${on.replaceAll('-', '/')}`;
  const last = list.items.at(-1);
  const more = list.more && last ? `${path}?after=${last.path.slice(releases.length)}` : null;
  return page(<DayDocument place={placeOf(house, language, path)} day={on} list={list} more={more} />, [tag.day(on)]);
}

/** The address of a period's list: its releases' address without the number. */
function addressOf(archive: string, { lastPath }: SeriesPeriod): string {
  return `${archive}/${lastPath.split('/releases/')[1]?.replace(/\/[^/]*$/, '')}`;
}

async function period(context: Context, series: SeriesName, match: SeriesPeriod): Promise<Response> {
  const { house, language, query, archive } = context;
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
      place={placeOf(house, language, path)}
      series={series}
      title={periodName(match.period, language, inLanguage(series.names, language))}
      list={list}
      voids={voids}
      older={list.more && last ? `${path}?before=${last.number}` : null}
      crumbs={crumbs}
    />,
    [tag.period(series.key, match.period)],
  );
}

async function series(context: Context, key: string, rest: string[]): Promise<Response> {
  const { house, language, archive } = context;
  const one = (await listSeries()).find((s) => s.key === key);
  if (!one) return notFound();
  const periods = await listPeriods(key);
  const path = [archive, key, ...rest].join('/');
  const match = periods.find((p) => addressOf(archive, p) === path);
  if (match) return period(context, one, match);
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

/**
 * The archive: all of it, by month and day, or by series and period. A first part of four digits is
 * a year.
 */
export async function archiveAnswer(
  request: Request,
  when: string[],
  languageKey: string | undefined,
): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const context = {
    house,
    language,
    query: new URL(request.url).searchParams,
    archive: `${prefixOf(house, language)}/archive`,
  };
  const [first, of, on, ...more] = when;
  if (first === undefined) return overview(context);
  if (!/^\d{4}$/.test(first)) return series(context, first, when.slice(1));
  if (of === undefined || !/^(?:0[1-9]|1[0-2])$/.test(of)) return notFound();
  if (on === undefined) return month(context, first, of);
  const date = `${first}-${of}-${on}`;
  if (!isDay(date)) return notFound();
  if (more.length === 0) return day(context, date);
  return more.join('/') === 'sheet' ? daySheetAnswer(context, date, context.query.get('after')) : notFound();
}
