import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { DayLines } from '#components/desk/calendar/calendar-grid.tsx';
import { dayFigure, useDayWords } from '#components/desk/calendar/calendar-words.ts';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import type { DayShown } from '#lib/diary/day-rules.ts';
import type { NumberAhead } from '#lib/numbering/schema.ts';

export type QueueTopProps = {
  /** null in a house without series. */
  next: NumberAhead | null;
  days: DayShown[];
  today: string;
  timeZone: string;
};

/** Lines of a day. The calendar has all. */
const mostLines = 3;

/** The next number, its figure large. */
function Next({ label, period, kind }: NumberAhead) {
  const t = useTranslations('queue');
  const place = usePeriodWords().place(kind, period);
  const [, before = label, figure = ''] = /^(.*?)(\d*)$/.exec(label) ?? [];
  return (
    <div className="queue-next">
      <p className="label">{t('nextNumber')}</p>
      <p className="next-figure">
        <bdi dir="ltr">
          {before}
          <b>{figure}</b>
        </bdi>
      </p>
      <p>
        {place ? `${t('inPeriod', { period: place })} · ` : null}
        <Link href="/desk/numbers" prefetch={false}>
          {t('allSeries')}
        </Link>
      </p>
    </div>
  );
}

function Day({ day, today, timeZone, ...lines }: DayShown & Pick<QueueTopProps, 'today' | 'timeZone'>) {
  const t = useTranslations('calendar');
  const words = useDayWords();
  return (
    <li data-when={day === today ? 'today' : day < today ? 'past' : undefined}>
      <p className="week-day">
        <b aria-hidden="true">{dayFigure(day)}</b>
        <span aria-hidden="true">{day === today ? t('today') : words.weekday(day)}</span>
        <span className="unseen">{words.day(day)}</span>
      </p>
      <DayLines {...lines} day={day} timeZone={timeZone} most={mostLines} />
    </li>
  );
}

/** Above the queue: the next number, and the week at a glance. */
export function QueueTop({ next, days, ...clocks }: QueueTopProps) {
  const t = useTranslations('queue');
  return (
    <div className="queue-top">
      {next ? <Next {...next} /> : null}
      <ol role="list" className="week-strip" aria-label={t('week')}>
        {days.map((day) => (
          <Day key={day.day} {...day} {...clocks} />
        ))}
      </ol>
    </div>
  );
}
