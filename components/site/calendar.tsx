import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '#lib/site/schema.ts';
import { rangeOf } from '#lib/site/number-range-rules.ts';
import { dayName, monthName, weekdays } from './dates.ts';
import { type Place, prefixOf } from './place.ts';
import { type Words, wordsOf } from './words/words.ts';

type Props = {
  place: Place;
  /** YYYY-MM */
  month: string;
  /** The days with releases. */
  days: CalendarDay[];
  /** `small` has figures alone; `large` also each day's count, numbers and a bar of its weight. */
  size: 'small' | 'large';
  /** A day that stands out, YYYY-MM-DD: today, or the day that the page shows. */
  current?: { day: string; is: 'date' | 'page' };
};

/** The weeks of a month from Monday; null before its first and after its last day. */
function weeksOf(month: string): (number | null)[][] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const cells: (number | null)[] = [
    ...Array.from({ length: first.dayOfWeek - 1 }, () => null),
    ...Array.from({ length: first.daysInMonth }, (_, at) => at + 1),
  ];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const dayIn = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`;

/** The day's share of the busiest day as a bar. The count says the same in figures. */
function Bar({ share }: { share: number }) {
  return (
    <svg className="calendar-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width={Math.max(2, Math.round(share * 100))} height="4" fill="currentColor" />
    </svg>
  );
}

function LargeDay({ day, most, words }: { day: CalendarDay; most: number; words: Words }) {
  const { count, first, last } = day;
  return (
    <>
      <b>{day.day}</b>
      <span aria-hidden="true">{count}</span>
      <span className="aloud">, {words.onThatDay(count)} </span>
      {first !== null && last !== null && (
        <small>
          <bdi dir="ltr">{rangeOf({ first, last })}</bdi>
        </small>
      )}
      <Bar share={count / most} />
    </>
  );
}

function Weekdays({ language, size }: Pick<Props, 'size'> & { language: string }) {
  const short = weekdays(language);
  return (
    <thead>
      <tr>
        {weekdays(language, 'long').map((name, at) => (
          <th key={name} scope="col" abbr={name}>
            {size === 'small' && language.startsWith('en') ? short[at]?.slice(0, 1) : short[at]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A month as a table. A day with releases is a link to its page. */
export function Calendar({ place, month, days, size, current }: Props) {
  const { language, house } = place;
  const words = wordsOf(language);
  const path = `${prefixOf(house, language)}/archive/${month.replace('-', '/')}`;
  const byDay = new Map(days.map((day) => [day.day, day]));
  const most = Math.max(1, ...days.map(({ count }) => count));
  const cell = (day: number): ReactNode => {
    const date = dayIn(month, day);
    const found = byDay.get(day);
    const isCurrent = current?.day === date ? current.is : undefined;
    if (!found) return <span aria-current={isCurrent}>{size === 'large' ? <b>{day}</b> : day}</span>;
    const label = size === 'small' ? `${dayName(date, language)}: ${words.onThatDay(found.count)}` : undefined;
    return (
      <a href={`${path}/${date.slice(8)}`} aria-current={isCurrent} aria-label={label}>
        {size === 'large' ? <LargeDay day={found} most={most} words={words} /> : day}
      </a>
    );
  };
  return (
    <table className="calendar" data-size={size}>
      <caption className="aloud">{words.daysOfMonth(monthName(month, language))}</caption>
      <Weekdays language={language} size={size} />
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, column) => (
              <td key={day ?? `blank-${column}`}>{day !== null && cell(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
