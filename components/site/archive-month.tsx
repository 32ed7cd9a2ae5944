import type { CalendarDay } from '#lib/site/schema.ts';
import { Calendar } from './calendar.tsx';
import { monthName } from './dates.ts';
import { Frame } from './frame.tsx';
import { Crumbs } from './lists.tsx';
import { type Place, prefixOf, sameIn } from './place.ts';
import { wordsOf } from './words.ts';

type Month = { place: Place; month: string; days: CalendarDay[] };

/** One month as a calendar, with the number of releases on each day. */
export function MonthDocument({ place, month, days }: Month) {
  const { language, house } = place;
  const words = wordsOf(language);
  return (
    <Frame
      place={place}
      title={monthName(month, language)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${month.replace('-', '/')}`)}
    >
      <Crumbs crumbs={[{ href: `${prefixOf(house, language)}/archive`, text: words.archive }]} />
      <h1 className="title">{monthName(month, language)}</h1>
      <Calendar place={place} month={month} days={days} size="large" />
    </Frame>
  );
}
