import type { CalendarDay, PublicList } from '#lib/site/schema.ts';
import { Calendar } from '../calendar.tsx';
import { dayName, monthName } from '../dates.ts';
import { Frame } from '../frame.tsx';
import { RowList } from '../list.tsx';
import { Crumbs } from '../lists.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { rangeOf } from '#lib/site/number-range-rules.ts';
import { type Beside, Heading } from './heading.tsx';
import { Pager } from '../pager.tsx';

type Day = {
  place: Place;
  day: string;
  list: PublicList;
  /** The days of its month with releases. */
  days: CalendarDay[];
  more: string | null;
  beside: Beside;
};

/** All releases of one day. A day without any says so, and leads to the days beside it. */
export function DayDocument({ place, day, list, days, more, beside }: Day) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const month = day.slice(0, 7);
  const own = days.find((one) => one.day === Number(day.slice(8)));
  const range =
    own?.first != null && own.last !== null ? words.numbers(rangeOf({ first: own.first, last: own.last })) : '';
  const note = own && [words.onThatDay(own.count), range].filter(Boolean).join(' · ');
  return (
    <Frame
      place={place}
      title={dayName(day, language)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${day.replaceAll('-', '/')}`)}
      head={list.items.length === 0 && <meta name="robots" content="noindex" />}
    >
      <Crumbs
        crumbs={[
          { href: archive, text: words.archive },
          { href: `${archive}/${day.slice(0, 4)}`, text: day.slice(0, 4) },
          { href: `${archive}/${month.replace('-', '/')}`, text: monthName(month, language) },
        ]}
      />
      <Heading title={<time dateTime={day}>{dayName(day, language)}</time>} note={note} words={words} beside={beside} />
      <div className="day-grid">
        <div>
          {list.items.length === 0 ? (
            <p className="empty">{words.emptyDay}</p>
          ) : (
            <RowList items={list.items} place={place} under={{ month, moment: 'time' }} />
          )}
          <Pager language={language} next={more === null ? null : { href: more, text: words.moreOfDay }} />
        </div>
        <aside aria-label={monthName(month, language)}>
          <h2>{monthName(month, language)}</h2>
          <Calendar place={place} month={month} days={days} size="small" current={{ day, is: 'page' }} />
        </aside>
      </div>
    </Frame>
  );
}
