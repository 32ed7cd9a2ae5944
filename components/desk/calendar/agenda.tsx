import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { calendarAddress, type CalendarQuestion, monthOf } from '#lib/diary/calendar-rules.ts';
import type { WeekShown } from '#lib/diary/day-rules.ts';
import { EntryLine, IssuedLine } from './calendar-grid.tsx';
import { keyOf, useDayWords } from './calendar-words.ts';

type Props = {
  question: CalendarQuestion;
  today: string;
  weeks: WeekShown[];
  timeZone: string;
  onOpen: (day: string) => void;
};

/** The same days as a list, for a telephone: those on which something stands. */
export function Agenda({ question, today, weeks, timeZone, onOpen }: Props) {
  const t = useTranslations('calendar');
  const words = useDayWords();
  const days = weeks
    .flatMap((week) => week.days)
    .filter(({ day }) => question.view === 'week' || monthOf(day) === monthOf(question.on))
    .filter(({ day, entries, issued }) => entries.length + issued.length > 0 || day === today);
  if (days.length === 0) return <p className="calendar-agenda hint">{t('nothingHere')}</p>;
  return (
    <ol className="calendar-agenda">
      {days.map(({ day, entries, issued }) => (
        <li key={day} data-when={day === today ? 'today' : undefined}>
          <div className="agenda-head">
            <Link
              href={calendarAddress(question, { on: day })}
              aria-current={day === today ? 'date' : undefined}
              prefetch={false}
              scroll={false}
              onClick={() => onOpen(day)}
            >
              {words.day(day)}
              {day === today ? <small>{t('today')}</small> : null}
            </Link>
            {issued.length > 0 ? <IssuedLine as="span" issued={issued} /> : null}
          </div>
          <ul role="list">
            {entries.map((entry) => (
              <EntryLine key={keyOf(entry)} entry={entry} day={day} timeZone={timeZone} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
