import { rangeOf } from '#lib/site/number-range-rules.ts';
import type { ArchiveMonth } from '#lib/site/schema.ts';
import { monthName } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { Crumbs } from '../lists.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { type Beside, Heading } from './heading.tsx';
import { YearBars } from './year-bars.tsx';

type Year = { place: Place; year: string; months: ArchiveMonth[]; beside: Beside };

/** One year: its months as bars, then each with its numbers. */
export function YearDocument({ place, year, months, beside }: Year) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const total = months.reduce((sum, { numbers }) => sum + (numbers ?? 0), 0);
  return (
    <Frame
      place={place}
      title={words.yearTitle(year)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${year}`)}
    >
      <Crumbs crumbs={[{ href: archive, text: words.archive }]} />
      <Heading title={year} note={total > 0 && words.numberCount(total)} words={words} beside={beside} />
      {months.length === 0 && <p className="empty">{words.emptyYear}</p>}
      {months.length > 0 && <YearBars place={place} year={year} months={months} />}
      <ol className="year-months">
        {months.toReversed().map(({ month, numbers, first, last }) => (
          <li key={month}>
            <a href={`${archive}/${month.replace('-', '/')}`}>{monthName(month, language)}</a>
            <span>{first !== null && last !== null && words.numbers(rangeOf({ first, last }))}</span>
            <span>{numbers !== null && words.numberCount(numbers)}</span>
          </li>
        ))}
      </ol>
    </Frame>
  );
}
