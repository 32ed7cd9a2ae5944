import { RegisterDocument } from '#components/site/register/register.tsx';
import { EntriesDocument } from '#components/site/register/register-entries.tsx';
import { NumbersDocument } from '#components/site/register/register-numbers.tsx';
import { SeriesRegisterDocument } from '#components/site/register/register-periods.tsx';
import { prefixOf } from '#components/site/place.ts';
import { getHouse } from '#lib/site/queries.ts';
import { listRegisterSeries, provePeriods } from '#lib/site/register-count-queries.ts';
import { listNumbers, listRegister } from '#lib/site/register-queries.ts';
import type { PublicHouse, RegisterSeries } from '#lib/site/schema.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { languageOf, notFound, page, placeOf } from './answer.ts';

/**
 * How many periods of a series the overview and the series' own page show, and entries and numbers
 * a page.
 */
const sizes = { newest: 12, periods: 36, latest: 20, entries: 100, numbers: 200 };

type Context = { house: PublicHouse; language: string; query: URLSearchParams; register: string };

const keysOf = (series: RegisterSeries, periods: string[]) => periods.map((period) => ({ series: series.key, period }));

async function overview({ house, language, register }: Context): Promise<Response> {
  const all = await listRegisterSeries();
  const newest = (series: RegisterSeries) => keysOf(series, series.periods.slice(0, sizes.newest));
  const proven = await provePeriods(all.flatMap(newest));
  const { entries, more } = await listRegister(null, sizes.latest);
  const series = all.map((one) => ({
    series: one,
    proven: proven.filter((period) => period.series === one.key),
    periods: one.periods.length,
  }));
  const older = more ? `${register}?before=${entries.at(-1)?.seq}` : null;
  const place = placeOf(house, language, register);
  return page(<RegisterDocument place={place} series={series} entries={entries} older={older} />, [tag.register]);
}

async function entriesBefore({ house, language, register }: Context, before: string): Promise<Response> {
  const { entries, more } = await listRegister(Number(before), sizes.entries);
  if (entries.length === 0) return notFound();
  const older = more ? `${register}?before=${entries.at(-1)?.seq}` : null;
  const place = placeOf(house, language, `${register}?before=${before}`);
  return page(<EntriesDocument place={place} entries={entries} older={older} />, [tag.register]);
}

async function periodsOf({ house, language, query, register }: Context, series: RegisterSeries): Promise<Response> {
  const before = query.get('before');
  const from = before === null ? 0 : series.periods.indexOf(before) + 1;
  if (before !== null && (from === 0 || from === series.periods.length)) return notFound();
  const shown = series.periods.slice(from, from + sizes.periods);
  const proven = await provePeriods(keysOf(series, shown));
  const path = `${register}/${series.key}`;
  const older = from + shown.length < series.periods.length ? `${path}?before=${shown.at(-1)}` : null;
  const place = placeOf(house, language, before === null ? path : `${path}?before=${before}`);
  return page(
    <SeriesRegisterDocument place={place} series={series} proven={proven} older={older} newest={before === null} />,
    [tag.register],
  );
}

async function numbersOf(
  { house, language, query, register }: Context,
  series: RegisterSeries,
  period: string,
): Promise<Response> {
  const key = { series: series.key, period };
  const [proven] = await provePeriods([key]);
  if (!proven) return notFound();
  const after = Number(query.get('after') ?? proven.first - 1);
  const { numbers, more } = await listNumbers(key, after, sizes.numbers);
  if (query.has('after') && numbers.length === 0) return notFound();
  const path = [register, series.key, period].filter((part) => part !== '').join('/');
  const next = more ? `${path}?after=${numbers.at(-1)?.number}` : null;
  return page(
    <NumbersDocument
      place={placeOf(house, language, query.has('after') ? `${path}?after=${after}` : path)}
      series={series}
      proven={proven}
      numbers={numbers}
      after={after}
      next={next}
    />,
    [tag.registerOf(series.key, period)],
  );
}

/**
 * The register: all series, `/pr` the periods of one, `/pr/2021-11` the numbers of a period. A
 * series that never restarts has its numbers at `/ga`.
 */
export async function registerAnswer(
  request: Request,
  where: string[],
  languageKey: string | undefined,
): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null || where.length > 2) return notFound();
  const query = new URL(request.url).searchParams;
  const context = { house, language, query, register: `${prefixOf(house, language)}/register` };
  const [key, period] = where;
  const before = query.get('before');
  if (key === undefined) return before === null ? overview(context) : entriesBefore(context, before);
  const series = (await listRegisterSeries()).find((one) => one.key === key);
  if (!series) return notFound();
  const isOne = series.period === 'none' && series.periods.length > 0;
  if (period === undefined) return isOne ? numbersOf(context, series, '') : periodsOf(context, series);
  return period !== '' && series.periods.includes(period) ? numbersOf(context, series, period) : notFound();
}
