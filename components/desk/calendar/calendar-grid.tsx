import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { calendarAddress, type CalendarQuestion, monthOf } from '#lib/diary/calendar-rules.ts';
import type { DayShown, WeekShown } from '#lib/diary/day-rules.ts';
import type { CalendarEntry, Issued } from '#lib/diary/schema.ts';
import { CalendarMark } from './calendar-mark.tsx';
import { EntryTime } from './entry-time.tsx';
import { EntryLineTitle } from './entry-title.tsx';
import { dayFigure, issuedCount, keyOf, markOf, useDayWords, useEntryWords } from './calendar-words.ts';
import type { DayStop } from './use-days.ts';

type Props = {
  title: string;
  question: CalendarQuestion;
  today: string;
  weeks: WeekShown[];
  timeZone: string;
  stop: DayStop;
  onOpen: (day: string) => void;
};

/** Lines of a day of the month. The day's panel has all. */
const mostLines = 4;

/** The numbers of a day, with how many there are. */
export function IssuedLine({ issued, as: Tag = 'li' }: { issued: Issued[]; as?: 'li' | 'span' }) {
  const t = useTranslations('calendar');
  const count = issuedCount(issued);
  return (
    <Tag className="calendar-issued">
      <CalendarMark kind="issued">
        <bdi dir="ltr">{useEntryWords().issued(issued)}</bdi>
      </CalendarMark>
      <b aria-hidden="true">{count}</b>
      <span className="unseen">{t('issuedCount', { count })}</span>
    </Tag>
  );
}

/** An entry in one line: shape, time, title. Its state is said, not shown. */
export function EntryLine({ entry, day, timeZone }: { entry: CalendarEntry; day: string; timeZone: string }) {
  const kind = markOf(entry);
  const words = useEntryWords();
  return (
    <li>
      <CalendarMark kind={kind}>
        <span className="calendar-line">
          <EntryTime entry={entry} day={day} timeZone={timeZone} /> <EntryLineTitle entry={entry} />
        </span>
        {entry.kind === 'embargo' ? null : <span className="unseen">, {words.state(entry)}</span>}
      </CalendarMark>
    </li>
  );
}

type DayLinesProps = DayShown & { timeZone: string; most: number };

/** What stands on a day, in so many lines at most; the last says how many more there are. */
export function DayLines({ day, entries, issued, timeZone, most }: DayLinesProps) {
  const t = useTranslations('calendar');
  const room = most - (issued.length > 0 ? 1 : 0);
  const shown = entries.length > room ? entries.slice(0, room - 1) : entries;
  return (
    <ul role="list">
      {issued.length > 0 ? <IssuedLine issued={issued} /> : null}
      {shown.map((entry) => (
        <EntryLine key={keyOf(entry)} entry={entry} day={day} timeZone={timeZone} />
      ))}
      {shown.length < entries.length ? (
        <li className="calendar-more">{t('more', { count: entries.length - shown.length })}</li>
      ) : null}
    </ul>
  );
}

function Day({ day, entries, issued, ...props }: DayShown & Omit<Props, 'weeks' | 'title'>) {
  const { question, today, timeZone, stop, onOpen } = props;
  const t = useTranslations('calendar');
  const words = useDayWords();
  const isOther = question.view === 'month' && monthOf(day) !== monthOf(question.on);
  return (
    <td
      role="gridcell"
      aria-selected={day === question.on}
      data-when={day === today ? 'today' : day < today ? 'past' : undefined}
      data-other={isOther || undefined}
    >
      <p className="calendar-date">
        <Link
          href={calendarAddress(question, { on: day })}
          className="calendar-day"
          aria-current={day === today ? 'date' : undefined}
          aria-label={words.day(day)}
          prefetch={false}
          scroll={false}
          onClick={() => onOpen(day)}
          {...stop.link(day)}
        >
          {dayFigure(day)}
        </Link>
        {day === today ? <small>{t('today')}</small> : null}
        {day !== today && day.endsWith('-01') ? <small>{words.month(day)}</small> : null}
      </p>
      <DayLines {...{ day, entries, issued, timeZone }} most={question.view === 'month' ? mostLines : Infinity} />
    </td>
  );
}

/** The days of a month or a week, as a table of weeks. */
export function CalendarGrid({ title, weeks, ...props }: Props) {
  const t = useTranslations('calendar');
  const words = useDayWords();
  return (
    <table
      className="calendar-grid"
      role="grid"
      aria-label={title}
      data-view={props.question.view}
      data-weeks={weeks.length}
      {...props.stop.grid}
    >
      <thead>
        <tr>
          <th scope="col">
            <abbr title={t('weekLong')}>{t('weekShort')}</abbr>
          </th>
          {weeks[0]?.days.map(({ day }) => (
            <th key={day} scope="col">
              {words.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ number, days }) => (
          <tr key={days[0]?.day}>
            <th scope="row">{number}</th>
            {days.map((day) => (
              <Day key={day.day} {...day} {...props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
