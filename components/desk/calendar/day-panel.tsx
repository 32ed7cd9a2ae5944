'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTimes } from '#components/desk/use-times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { dayOf } from '#lib/core/time/calendar.ts';
import type { DayShown } from '#lib/diary/day-rules.ts';
import type { BundleEntry, CalendarEntry, EmbargoEntry, EventEntry, Issued, ReleaseEntry } from '#lib/diary/schema.ts';
import { CalendarMark } from './calendar-mark.tsx';
import { issuedCount, keyOf, markOf, useDayWords, useEntryWords, useHistoryWords } from './calendar-words.ts';
import { EntryTime } from './entry-time.tsx';
import { EntryTitle } from './entry-title.tsx';
import { EventSteps } from './event-steps.tsx';

type Props = {
  shown: DayShown;
  week: number;
  today: string;
  timeZone: string;
  now: Date;
  heading: Ref<HTMLHeadingElement>;
  /** With one desk alone, its name says nothing. */
  isOneDesk: boolean;
  /** Called by Escape. */
  onLeave: () => void;
  /** Beyond the day's own list. */
  children: ReactNode;
};

/** An entry, and the day whose panel shows it. */
type Standing = { day: string; timeZone: string };

function EntryHead({ entry, children, ...standing }: Standing & { entry: CalendarEntry; children: ReactNode }) {
  return (
    <>
      <EntryTime entry={entry} {...standing} />
      <div>
        <h3>{children}</h3>
        <CalendarMark kind={markOf(entry)}>{useEntryWords().state(entry)}</CalendarMark>
      </div>
    </>
  );
}

type PlannedProps = Standing & { entry: ReleaseEntry | EmbargoEntry | BundleEntry; desk: string };

function Planned({ entry, desk, ...standing }: PlannedProps) {
  const t = useTranslations('calendar');
  const times = useTimes(standing.timeZone);
  const isBundle = entry.kind === 'bundle';
  return (
    <li>
      <EntryHead entry={entry} {...standing}>
        <Link href={isBundle ? '/desk/bundles' : `/desk/releases/${entry.id}`} prefetch={false}>
          <EntryTitle entry={entry} />
        </Link>
      </EntryHead>
      <p className="calendar-small">
        {isBundle ? `${t('together')} ` : null}
        {times.utc(entry.at)}
        {desk}
        {entry.kind === 'embargo' ? null : ` · ${t('by', { by: entry.by })}`}
      </p>
    </li>
  );
}

/** M moves the event that has the focus. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, currentTarget } = event;
  const isTyping = target instanceof HTMLElement && target.closest('form') !== null;
  if (isTyping || key.toLowerCase() !== 'm' || event.altKey || event.ctrlKey || event.metaKey) return;
  const button = currentTarget.querySelector<HTMLElement>('[data-step="move"] > button');
  if (!button) return;
  event.preventDefault();
  button.click();
}

type EventProps = Standing & { event: EventEntry; now: Date; desk: string };

function DiaryEvent({ event, day, timeZone, now, desk }: EventProps) {
  const t = useTranslations('calendar');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const historyWords = useHistoryWords(now, timeZone);
  const runner = useRunner();
  return (
    <li onKeyDown={moveByKey}>
      <EntryHead entry={event} day={day} timeZone={timeZone}>
        <bdi className={event.state === 'cancelled' ? 'calendar-struck' : undefined}>{event.title}</bdi>
      </EntryHead>
      <div className="calendar-small">
        <p>
          {dayOf(event.at, timeZone) === day ? null : `${t('since', { time: times.short(event.at, now) })} `}
          {event.endsAt ? `${t('until', { time: times.short(event.endsAt, event.at) })} ` : null}
          {event.place ? <bdi>{event.place}</bdi> : null}
          {event.place ? '. ' : null}
          {t(`audiences.${event.audience}`)}
          {desk}
        </p>
        <ol role="list" className="calendar-history" aria-label={t('historyOf', { title: event.title })}>
          {event.history.map((line) => (
            <li key={line.at.toISOString()}>{historyWords(line)}</li>
          ))}
        </ol>
        <EventSteps event={event} timeZone={timeZone} runner={runner} />
        <p role="status" className="action-done">
          {runner.done}
        </p>
        <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      </div>
    </li>
  );
}

function IssuedOfDay({ day, issued }: { day: string; issued: Issued[] }) {
  const t = useTranslations('calendar');
  const words = useEntryWords();
  const query = new URLSearchParams({ from: day, to: day });
  return (
    <p className="calendar-issued-day">
      <CalendarMark kind="issued">
        <Link href={`/desk/releases?${query}`} prefetch={false}>
          {t('issuedCount', { count: issuedCount(issued) })}
        </Link>
      </CalendarMark>
      <span className="calendar-small">{issued.map((one) => `${one.series} ${words.issued([one])}`).join(' · ')}</span>
    </p>
  );
}

/** All that stands on the chosen day, and what can be done there. */
export function DayPanel({ shown, week, today, timeZone, now, heading, isOneDesk, onLeave, children }: Props) {
  const { day, entries, issued } = shown;
  const t = useTranslations('calendar');
  const words = useDayWords();
  const distance = words.distance(day, today);
  const leaveByKey = ({ key, target }: KeyboardEvent) => {
    if (key === 'Escape' && !(target instanceof HTMLElement && target.closest('form'))) onLeave();
  };
  const deskOf = ({ desk }: CalendarEntry) => (isOneDesk ? '' : ` · ${desk.name}`);
  return (
    <aside className="calendar-panel" aria-label={t('day')} onKeyDown={leaveByKey}>
      <h2 ref={heading} tabIndex={-1}>
        {words.day(day)}
      </h2>
      <p className="calendar-small">
        {t('weekOf', { number: week })}
        {distance ? ` · ${distance}` : null}
      </p>
      {issued.length > 0 ? <IssuedOfDay day={day} issued={issued} /> : null}
      {entries.length > 0 ? (
        <ol role="list" className="calendar-entries">
          {entries.map((entry) =>
            entry.kind === 'event' ? (
              <DiaryEvent key={keyOf(entry)} event={entry} {...{ day, timeZone, now }} desk={deskOf(entry)} />
            ) : (
              <Planned key={keyOf(entry)} entry={entry} {...{ day, timeZone }} desk={deskOf(entry)} />
            ),
          )}
        </ol>
      ) : (
        <p className="calendar-nothing hint">{t('nothing')}</p>
      )}
      {children}
    </aside>
  );
}
