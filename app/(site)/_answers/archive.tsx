import { ArchiveDocument } from '#components/site/archive/archive.tsx';
import { DayDocument } from '#components/site/archive/day.tsx';
import { MonthDocument } from '#components/site/archive/month.tsx';
import { YearDocument } from '#components/site/archive/year.tsx';
import { dayWithoutYear, monthName } from '#components/site/dates.ts';
import { prefixOf } from '#components/site/place.ts';
import { wordsOf } from '#components/site/words/words.ts';
import { isDay } from '#lib/core/time/calendar.ts';
import { daysBeside, listDays, listMonths, listSeries } from '#lib/site/archive-queries.ts';
import { listDay } from '#lib/site/list-queries.ts';
import { getHouse } from '#lib/site/queries.ts';
import type { DaysBeside } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';
import { type ArchiveContext, seriesAnswer } from './archive-series.tsx';
import { daySheetAnswer } from './day-sheet.tsx';

/** Releases of a day on its page, and of a month's newest day on the month's. */
const sizes = { day: 200, month: 30 };

async function overview({ house, language, archive }: ArchiveContext): Promise<Response> {
  const months = await listMonths(house);
  const series = await listSeries();
  return page(<ArchiveDocument place={placeOf(house, language, archive)} months={months} series={series} />, [
    tag.calendar,
  ]);
}

/**
 * Whether a span of days without releases has a page: it lies after the first release, and not in
 * the future. Every other day would be one more address of nothing.
 */
const isInside = ({ before, after, today }: DaysBeside, from: string) =>
  before !== null && (after !== null || from <= today);

const dayAfter = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);

async function year({ house, language, archive }: ArchiveContext, of: string): Promise<Response> {
  const months = await listMonths(house, of);
  const beside = await daysBeside(house, `${of}-01-01`, `${Number(of) + 1}-01-01`);
  if (months.length === 0 && !isInside(beside, `${of}-01-01`)) return notFound();
  const way = (day: string | null) =>
    day === null ? null : { href: `${archive}/${day.slice(0, 4)}`, text: day.slice(0, 4) };
  const ways = {
    before: way(beside.before),
    above: { href: archive, text: wordsOf(language).allYears },
    after: way(beside.after),
  };
  const place = placeOf(house, language, `${archive}/${of}`);
  return page(<YearDocument place={place} year={of} months={months} beside={ways} />, [tag.calendar]);
}

async function month(context: ArchiveContext, of: string): Promise<Response> {
  const { house, language, archive } = context;
  const [from, until] = [`${of}-01`, dayAfter(Number(of.slice(0, 4)), Number(of.slice(5)) + 1, 0)];
  const days = await listDays({ house, language }, of);
  const beside = await daysBeside(house, from, until);
  const last = days.at(-1);
  if (!last && !isInside(beside, from)) return notFound();
  const months = await listMonths(house, of.slice(0, 4));
  const newestDay = last ? `${of}-${String(last.day).padStart(2, '0')}` : null;
  const list = newestDay === null ? null : await listDay({ house, language, size: sizes.month }, newestDay, null);
  const way = (day: string | null) =>
    day === null
      ? null
      : { href: `${archive}/${day.slice(0, 7).replace('-', '/')}`, text: monthName(day.slice(0, 7), language) };
  return page(
    <MonthDocument
      place={placeOf(house, language, `${archive}/${of.replace('-', '/')}`)}
      month={of}
      days={days}
      months={months}
      newest={newestDay && list ? { day: newestDay, list } : null}
      beside={{
        before: way(beside.before),
        above: { href: archive, text: wordsOf(language).allYears },
        after: way(beside.after),
      }}
    />,
    [tag.calendar],
  );
}

async function day({ house, language, query, search, archive }: ArchiveContext, on: string): Promise<Response> {
  const after = query.get('after');
  const releases = `${prefixOf(house, language)}/releases/`;
  const list = await listDay({ house, language, size: sizes.day }, on, after === null ? null : releases + after);
  const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
  const beside = await daysBeside(house, on, dayAfter(y, m, d));
  if (list.items.length === 0 && (after !== null || !isInside(beside, on))) return notFound();
  const days = await listDays({ house, language }, on.slice(0, 7));
  const path = `${archive}/${on.replaceAll('-', '/')}`;
  const last = list.items.at(-1);
  const more = list.more && last ? `${path}?after=${last.path.slice(releases.length)}` : null;
  const way = (to: string | null) =>
    to === null ? null : { href: `${archive}/${to.replaceAll('-', '/')}`, text: dayWithoutYear(to, language) };
  const ways = { before: way(beside.before), after: way(beside.after) };
  const place = placeOf(house, language, path + search);
  return page(<DayDocument {...{ place, list, days, more }} day={on} beside={ways} />, [tag.day(on), tag.calendar]);
}

/**
 * The archive: all of it, by year, month and day, or by series and period. A first part of four
 * digits is a year.
 */
export async function archiveAnswer(
  request: Request,
  when: string[],
  languageKey: string | undefined,
): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const { search, searchParams: query } = new URL(request.url);
  const context = {
    house,
    language,
    query,
    search,
    archive: `${prefixOf(house, language)}/archive`,
  };
  const [first, of, on, ...more] = when;
  if (first === undefined) return overview(context);
  if (!/^\d{4}$/.test(first)) return seriesAnswer(context, first, when.slice(1));
  if (of === undefined) return Number(first) > 0 && Number(first) < 9999 ? year(context, first) : notFound();
  if (!/^(?:0[1-9]|1[0-2])$/.test(of)) return notFound();
  if (on === undefined) return month(context, `${first}-${of}`);
  const date = `${first}-${of}-${on}`;
  if (!isDay(date)) return notFound();
  if (more.length === 0) return day(context, date);
  return more.join('/') === 'sheet' ? daySheetAnswer(context, date, context.query.get('after')) : notFound();
}
