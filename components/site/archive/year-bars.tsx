import { rangeOf } from '#lib/site/number-range-rules.ts';
import type { ArchiveMonth } from '#lib/site/schema.ts';
import { shortMonth } from '../dates.ts';
import { type Place, prefixOf } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The twelve months of a year, YYYY-MM. */
export const monthsOf = (year: string) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);

/** A count with its bar. The figure says the same. */
function Bar({ share }: { share: number }) {
  const height = Math.max(2, Math.round(share * 100));
  return (
    <svg className="year-bar" viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect y={100 - height} width="10" height={height} fill="currentColor" />
    </svg>
  );
}

type Props = { place: Place; year: string; months: ArchiveMonth[]; current?: string };

/** A year as twelve bars. A month without releases has none, and no link. */
export function YearBars({ place, year, months, current }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const found = new Map(months.map((month) => [month.month, month]));
  const most = Math.max(1, ...months.map(({ numbers }) => numbers ?? 0));
  return (
    <ol className="year-bars">
      {monthsOf(year).map((month, at) => {
        const one = found.get(month);
        const name = shortMonth(at + 1, language);
        if (!one)
          return (
            <li key={month}>
              <span>{name}</span>
            </li>
          );
        const { numbers, first, last } = one;
        const range = first !== null && last !== null ? words.numbers(rangeOf({ first, last })) : null;
        return (
          <li key={month}>
            <a
              href={`${prefixOf(house, language)}/archive/${month.replace('-', '/')}`}
              aria-current={month === current ? 'page' : undefined}
            >
              {numbers !== null && (
                <>
                  <b>{words.figure(numbers)}</b>
                  <Bar share={numbers / most} />
                </>
              )}
              <span>{name}</span>
              <i className="aloud"> {range === null ? year : year + words.comma + range}</i>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
