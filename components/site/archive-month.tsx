import { Temporal } from 'temporal-polyfill';
import { monthName, weekdays } from './dates.ts';
import { Frame, type Place, prefixOf } from './frame.tsx';
import { Crumbs, sameIn } from './lists.tsx';
import { wordsOf } from './words.ts';

type Month = { place: Place; month: string; days: { day: number; releases: number }[] };

/** One month as a calendar, with the number of releases on each day. */
export function MonthDocument({ place, month, days }: Month) {
  const { language, house } = place;
  const words = wordsOf(language);
  const archive = `${prefixOf(house, language)}/archive`;
  const first = Temporal.PlainDate.from(`${month}-01`);
  const released = new Map(days.map(({ day, releases }) => [day, releases]));
  const cells = [
    ...Array.from({ length: first.dayOfWeek - 1 }, () => null),
    ...Array.from({ length: first.daysInMonth }, (_, i) => i + 1),
  ];
  while (cells.length % 7) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return (
    <Frame
      place={place}
      title={monthName(month, language)}
      here="archive"
      inOtherLanguage={sameIn(house, `/archive/${month.replace('-', '/')}`)}
    >
      <Crumbs crumbs={[{ href: archive, text: words.archive }]} />
      <h1 className="title">{monthName(month, language)}</h1>
      <table className="month">
        <thead>
          <tr>
            {weekdays(language).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, column) => (
                <td key={day ?? `blank-${column}`}>
                  {day !== null && released.has(day) && (
                    <a href={`${archive}/${month.replace('-', '/')}/${String(day).padStart(2, '0')}`}>
                      {day}
                      <small>
                        {released.get(day)} <span>{words.issued}</span>
                      </small>
                    </a>
                  )}
                  {day !== null && !released.has(day) && <span>{day}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
