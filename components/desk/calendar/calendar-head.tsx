import { useTranslations } from 'next-intl';
import Form from 'next/form';
import Link from 'next/link';
import { useTimes } from '#components/desk/use-times.ts';
import {
  calendarAddress,
  type CalendarQuestion,
  calendarViews,
  neighbour,
  shownKinds,
} from '#lib/diary/calendar-rules.ts';
import type { Calendar } from '#lib/diary/schema.ts';

type Props = {
  title: string;
  question: CalendarQuestion;
  today: string;
  desks: Calendar['desks'];
  timeZone: string;
  now: Date;
};

function Step({ question, to }: { question: CalendarQuestion; to: 'previous' | 'next' }) {
  const t = useTranslations('calendar');
  const on = neighbour(question, to === 'next' ? 1 : -1);
  const words = t(`${to}.${question.view}`);
  if (!on) return null;
  return (
    <Link
      href={calendarAddress(question, { on })}
      className="calendar-step"
      aria-label={words}
      title={words}
      prefetch={false}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false" data-to={to}>
        <path d="M8.2 1.5 3.5 6l4.7 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </Link>
  );
}

function Filters({ question, desks }: Pick<Props, 'question' | 'desks'>) {
  const t = useTranslations('calendar');
  const { view, on, desk, show } = question;
  return (
    <Form action="/desk/calendar" className="calendar-filters">
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="on" value={on} />
      <label>
        {t('desk')}
        <select key={desk} name="desk" className="input" defaultValue={desk}>
          <option value="">{t('allDesks')}</option>
          {desks.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('kinds')}
        <select key={show} name="show" className="input" defaultValue={show}>
          {shownKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`show.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button quiet small">
        {t('apply')}
      </button>
    </Form>
  );
}

/** What is shown, the ways to other months and weeks, and the filters. Each is an address. */
export function CalendarHead({ title, question, today, desks, timeZone, now }: Props) {
  const t = useTranslations('calendar');
  const zone = useTimes(timeZone).zone(now);
  return (
    <div className="calendar-head">
      <h1>{title}</h1>
      <nav className="calendar-ways" aria-label={t('ways')}>
        <Step question={question} to="previous" />
        <Link href={calendarAddress(question, { on: today })} prefetch={false}>
          {t('today')}
        </Link>
        <Step question={question} to="next" />
        <span className="calendar-views">
          {calendarViews.map((view) => (
            <Link
              key={view}
              href={calendarAddress(question, { view })}
              aria-current={question.view === view ? 'true' : undefined}
              prefetch={false}
            >
              {t(`views.${view}`)}
            </Link>
          ))}
        </span>
      </nav>
      <Filters question={question} desks={desks} />
      <p className="calendar-zone">{t.rich('zone', { zone, b: (words) => <b>{words}</b> })}</p>
    </div>
  );
}
