import { inLanguage } from '#lib/core/languages.ts';
import { rangeOf } from '#lib/site/number-range-rules.ts';
import type { ArchiveMonth, SeriesName, SeriesPeriod } from '#lib/site/schema.ts';
import { periodName, shortMonth } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Crumbs } from '../lists.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { type Beside, Heading } from './heading.tsx';

const nothing: Beside = { before: null, after: null };

/** `aloud` is what a screen reader hears besides the month and the note. */
type Cell = { href: string; note?: string; aloud: string };

type Grid = { months: Map<string, Cell>; language: string; yearHref?: string };

/** A table of years by months. A month without releases is an empty cell. */
function YearGrid({ months, language, yearHref }: Grid) {
  const years = [...new Set([...months.keys()].map((month) => month.slice(0, 4)))].sort().reverse();
  const twelve = Array.from({ length: 12 }, (_, i) => i + 1);
  return (
    <table className="years">
      <tbody>
        {years.map((year) => (
          <tr key={year}>
            <th scope="row">{yearHref ? <a href={`${yearHref}/${year}`}>{year}</a> : year}</th>
            {twelve.map((month) => {
              const cell = months.get(`${year}-${String(month).padStart(2, '0')}`);
              return (
                <td key={month}>
                  {cell ? (
                    <a href={cell.href}>
                      {shortMonth(month, language)}
                      <span className="aloud"> {cell.aloud} </span>
                      {cell.note && <small>{cell.note}</small>}
                    </a>
                  ) : (
                    <span aria-hidden="true">{shortMonth(month, language)}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The archive: every month with releases, and every series. */
export function ArchiveDocument({
  place,
  months,
  series,
}: {
  place: Place;
  months: ArchiveMonth[];
  series: SeriesName[];
}) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const cells = new Map(
    months.map(({ month, numbers, first, last }) => {
      const range = first !== null && last !== null ? [words.numbers(rangeOf({ first, last }))] : [];
      return [
        month,
        {
          href: `${archive}/${month.replace('-', '/')}`,
          aloud: [month.slice(0, 4), ...range].join(words.comma),
          ...(numbers === null ? {} : { note: words.figure(numbers) }),
        },
      ];
    }),
  );
  return (
    <Frame place={place} title={words.archive} here="archive" inOtherLanguage={sameIn(house, '/archive')}>
      <Heading title={words.archive} words={words} beside={nothing} />
      {months.length === 0 && <p className="empty">{words.empty}</p>}
      {months.length > 0 && (
        <section className="part" aria-labelledby="months">
          <h2 id="months">{words.byMonth}</h2>
          <YearGrid months={cells} language={language} yearHref={archive} />
          <p className="lead-note">{words.figuresAreNumbers}</p>
        </section>
      )}
      {series.length > 0 && (
        <section className="part" aria-labelledby="series">
          <h2 id="series">{words.bySeries}</h2>
          <ul className="plain">
            {series.map((one) => (
              <li key={one.key}>
                <a href={`${archive}/${one.key}`}>{inLanguage(one.names, language)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}

type Series = {
  place: Place;
  series: SeriesName;
  periods: SeriesPeriod[];
  addressOf: (period: SeriesPeriod) => string;
};

/** The periods of a series: a calendar if it restarts every month, else a list. */
export function SeriesDocument({ place, series, periods, addressOf }: Series) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const monthly = periods.every(({ period }) => /^\d{4}-\d{2}$/.test(period));
  const cells = new Map(
    periods.map((p) => [
      p.period,
      {
        href: addressOf(p),
        aloud: `${p.period.slice(0, 4)}${words.comma}${words.upTo(p.lastLabel)}`,
        note: String(p.lastNumber),
      },
    ]),
  );
  return (
    <Frame
      place={place}
      title={inLanguage(series.names, language)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${series.key}`)}
    >
      <Crumbs crumbs={[{ href: archive, text: words.archive }]} />
      <Heading title={inLanguage(series.names, language)} words={words} beside={nothing} />
      {monthly ? (
        <YearGrid months={cells} language={language} />
      ) : (
        <ul className="plain">
          {periods.map((p) => (
            <li key={p.period}>
              <a href={addressOf(p)}>{periodName(p.period, language, inLanguage(series.names, language))}</a>{' '}
              <span className="row-note">{words.upTo(p.lastLabel)}</span>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
