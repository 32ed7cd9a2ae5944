'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { dayOf } from '#lib/core/time/calendar.ts';
import { calendarAddress, type CalendarQuestion } from '#lib/diary/calendar-rules.ts';
import type { WeekShown } from '#lib/diary/day-rules.ts';
import type { Calendar } from '#lib/diary/schema.ts';
import { Agenda } from './agenda.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { CalendarMark } from './calendar-mark.tsx';
import { markKinds, useDayWords } from './calendar-words.ts';
import { DayPanel } from './day-panel.tsx';
import { NewEvent } from './new-event.tsx';
import { Subscribe } from './subscribe.tsx';
import { linkOf, useDays } from './use-days.ts';

type Props = Omit<Calendar, 'entries' | 'issued'> & {
  question: CalendarQuestion;
  today: string;
  weeks: WeekShown[];
  timeZone: string;
  now: Date;
};

function Legend() {
  const t = useTranslations('calendar');
  return (
    <div className="calendar-legend">
      {markKinds.map((kind) => (
        <CalendarMark key={kind} kind={kind}>
          {t(`legend.${kind}`)}
        </CalendarMark>
      ))}
      <p>{t.rich('keys', { kbd: (words) => <kbd>{words}</kbd> })}</p>
    </div>
  );
}

/** The focus goes to the day's heading once the day that was opened is shown. */
function useOpening(on: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef<string | null>(null);
  const show = () => {
    if (opened.current !== on) return;
    opened.current = null;
    heading.current?.focus();
  };
  useEffect(show, [on]);
  const open = (day: string) => {
    opened.current = day;
    show();
  };
  return { heading, open };
}

/** The calendar of the viewer's desks: a month or a week, and the chosen day beside it. */
export function CalendarScreen({ question, today, weeks, timeZone, now, desks, ownDesks, addresses }: Props) {
  const router = useRouter();
  const { heading, open } = useOpening(question.on);
  const dayForNew = useRef(question.on);
  dayForNew.current = question.on;
  const panel = useRef<HTMLDivElement>(null);
  const addOn = (day: string) => {
    dayForNew.current = day;
    panel.current?.querySelector<HTMLElement>('.calendar-new > button')?.click();
  };
  const days = weeks.flatMap((week) => week.days.map(({ day }) => day));
  const stop = useDays(question, days, addOn);
  const title = useDayWords().title(question.view, question.on, days);
  const week = weeks.find((one) => one.days.some(({ day }) => day === question.on));
  const shown = week?.days.find(({ day }) => day === question.on) ?? { day: question.on, entries: [], issued: [] };
  const goTo = (at: Date) => router.push(calendarAddress(question, { on: dayOf(at, timeZone) }), { scroll: false });
  return (
    <div className="calendar" ref={panel}>
      <main id="main">
        <CalendarHead {...{ title, question, today, desks, timeZone, now }} />
        <CalendarGrid {...{ title, question, today, weeks, timeZone, stop }} onOpen={open} />
        <Agenda {...{ question, today, weeks, timeZone }} onOpen={open} />
        <Legend />
      </main>
      <DayPanel
        {...{ shown, today, timeZone, now, heading }}
        week={week?.number ?? 0}
        isOneDesk={desks.length < 2}
        onLeave={() => linkOf(question.on)?.focus()}
      >
        {ownDesks.length > 0 ? <NewEvent {...{ ownDesks, timeZone }} day={dayForNew} onAdded={goTo} /> : null}
        <Subscribe {...{ addresses, timeZone, now }} />
      </DayPanel>
    </div>
  );
}
