import { rangeOf } from '#lib/site/number-range-rules.ts';
import type { ArchiveMonth, CalendarDay, PublicList } from '#lib/site/schema.ts';
import { Calendar } from '../calendar.tsx';
import { dayWithoutYear, monthName } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { RowList } from '../list.tsx';
import { Crumbs } from '../lists.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { type Beside, Heading } from './heading.tsx';
import { YearBars } from './year-bars.tsx';

type Month = {
  place: Place;
  month: string;
  days: CalendarDay[];
  /** The months of its year. */
  months: ArchiveMonth[];
  /** Its newest day with releases, YYYY-MM-DD. */
  newest: { day: string; list: PublicList } | null;
  beside: Beside;
};

/** The newest releases of the month. */
function Newest({ place, month, newest }: Pick<Month, 'place' | 'month' | 'newest'>) {
  if (!newest) return null;
  const words = wordsOf(place.language);
  const { day, list } = newest;
  const href = `${prefixOf(place.house, place.language)}/archive/${day.replaceAll('-', '/')}`;
  return (
    <section className="day" aria-labelledby="newest">
      <div className="day-head">
        <h2 id="newest">
          <a href={href}>
            <time dateTime={day}>{dayWithoutYear(day, place.language)}</time>
          </a>
        </h2>
        <p>{words.newestOfMonth}</p>
      </div>
      <RowList items={list.items} place={place} under={{ month, moment: 'time' }} />
      {list.more && (
        <p className="pager">
          <a href={href}>{words.moreOfDay}</a>
        </p>
      )}
    </section>
  );
}

/** One month: its calendar, its year, and the releases of its newest day. */
export function MonthDocument({ place, month, days, months, newest, beside }: Month) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const year = month.slice(0, 4);
  const count = days.reduce((sum, day) => sum + day.count, 0);
  const numbers = months.find((one) => one.month === month);
  const range =
    numbers?.first != null && numbers.last !== null
      ? words.numbers(rangeOf({ first: numbers.first, last: numbers.last }))
      : '';
  const note = count === 0 ? '' : [words.onThatDay(count), range].filter(Boolean).join(' · ');
  return (
    <Frame
      place={place}
      title={monthName(month, language)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${month.replace('-', '/')}`)}
    >
      <Crumbs
        crumbs={[
          { href: archive, text: words.archive },
          { href: `${archive}/${year}`, text: year },
        ]}
      />
      <Heading title={monthName(month, language)} note={note} words={words} beside={beside} />
      {count === 0 && <p className="empty">{words.emptyMonth}</p>}
      <div className="month-grid">
        <div>
          <Calendar place={place} month={month} days={days} size="large" />
          {count > 0 && <p className="calendar-key">{words.calendarKey(Math.max(...days.map((day) => day.count)))}</p>}
          <h2 className="bars-head">
            <a href={`${archive}/${year}`}>{year}</a>
          </h2>
          <YearBars place={place} year={year} months={months} current={month} />
        </div>
        <Newest place={place} month={month} newest={newest} />
      </div>
    </Frame>
  );
}
