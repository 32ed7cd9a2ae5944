'use client';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { calendarAddress, type CalendarQuestion, dayAfter, neighbour, weekday } from '#lib/diary/calendar-rules.ts';

/** The link of a day in the table. */
export const linkOf = (day: string) => document.querySelector<HTMLElement>(`a[data-day="${day}"]`);

/** The day to which a key leads from another day; null for other keys. */
function dayOfKey(event: KeyboardEvent, day: string, question: CalendarQuestion): string | null {
  const forwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowLeft: -forwards,
    ArrowRight: forwards,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: 1 - weekday(day),
    End: 7 - weekday(day),
  };
  const step = steps[event.key];
  if (step !== undefined) return dayAfter(day, step);
  const page = { PageUp: -1, PageDown: 1 }[event.key] as -1 | 1 | undefined;
  return page ? neighbour({ ...question, on: day }, page) : null;
}

/**
 * One tab stop for the days of a calendar: the arrow keys, Home and End walk from day to day, Page
 * Up and Page Down to another month or week. A day that is not shown is loaded.
 * @param onNew called with the day on which N was pressed
 */
export function useDays(question: CalendarQuestion, days: string[], onNew: (day: string) => void) {
  const router = useRouter();
  const [active, setActive] = useState(question.on);
  const awaited = useRef<string | null>(null);
  const stop = days.includes(active) ? active : question.on;
  const [first] = days;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when other days are shown
  useEffect(() => {
    if (awaited.current) linkOf(awaited.current)?.focus();
    awaited.current = null;
  }, [first, question.on]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const day = (document.activeElement as HTMLElement | null)?.dataset.day;
    if (!day || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.toLowerCase() === 'n') {
      event.preventDefault();
      onNew(day);
      return;
    }
    const to = dayOfKey(event, day, question);
    if (to === null) return;
    event.preventDefault();
    if (days.includes(to)) linkOf(to)?.focus();
    else {
      awaited.current = to;
      router.push(calendarAddress(question, { on: to }));
    }
  };
  return {
    grid: { onKeyDown },
    link: (day: string) => ({
      'data-day': day,
      tabIndex: day === stop ? 0 : -1,
      onFocus: () => setActive(day),
    }),
  };
}

export type DayStop = ReturnType<typeof useDays>;
