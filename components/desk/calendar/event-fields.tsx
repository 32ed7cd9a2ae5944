'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { TextField } from '#components/desk/field.tsx';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import { MomentField } from '#components/desk/pickers/moment-field.tsx';
import { type Times, zoneOf } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import type { Words } from '#components/words/catalogues.ts';
import { type Audience, audiences } from '#lib/diary/rules.ts';
import { diarySizes, type EventEntry } from '#lib/diary/schema.ts';
import { localTimeOf, readLocalTime } from '#lib/publishing/local-time-rules.ts';

/** What an event is, where it is and who may come, as they are typed. */
export function useEventWords(first: { title: string; place: string; audience: Audience }) {
  const [words, setWords] = useState(first);
  return {
    words,
    setWords,
    set: (changes: Partial<typeof first>) => setWords((before) => ({ ...before, ...changes })),
  };
}

export function WordFields({ words, set }: Pick<ReturnType<typeof useEventWords>, 'words' | 'set'>) {
  const t = useTranslations('calendar');
  return (
    <>
      <TextField
        label={t('fields.title')}
        max={diarySizes.title}
        required
        value={words.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={t('fields.place')}
        max={diarySizes.place}
        value={words.place}
        onChange={(place) => set({ place })}
      />
      <fieldset className="choice calendar-choice">
        <legend>{t('fields.audience')}</legend>
        {audiences.map((audience) => (
          <label key={audience}>
            <input
              type="radio"
              name="audience"
              checked={words.audience === audience}
              onChange={() => set({ audience })}
            />
            {t(`audiences.${audience}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

type End = { date: string; time: string };

type EndReading = { at: Date | null; problem: string | null };

/** The moment of an end as it is typed. In the hour that clocks show twice it is the second. */
function readEnd(
  { date, time }: End,
  startDate: string,
  timeZone: string,
  t: Words<'calendar'>,
  times: Times,
): EndReading {
  if (time === '') return { at: null, problem: date === '' ? null : t('endProblems.time') };
  const reading = readLocalTime(`${date || startDate}T${time.slice(0, 5)}`, timeZone);
  if (reading.kind === 'once') return { at: reading.at, problem: null };
  if (reading.kind === 'twice') return { at: reading.second, problem: null };
  if (reading.kind === 'unreadable') return { at: null, problem: t('endProblems.date') };
  const jump = { from: times.local(reading.from), to: times.local(reading.to) };
  return { at: null, problem: t('endProblems.skipped', { zone: zoneOf(timeZone), ...jump }) };
}

/** Start and end of an event as they are typed, in the house's zone. */
export function useEventTimes(timeZone: string, day: string) {
  const moment = useMoment(timeZone, day);
  const [end, setEnd] = useState<End>({ date: '', time: '' });
  const t = useTranslations('calendar');
  const { at: endsAt, problem } = readEnd(end, moment.date, timeZone, t, useTimes(timeZone));
  const isBefore = endsAt !== null && moment.at !== null && endsAt <= moment.at;
  const endProblem = isBefore ? t('endProblems.before') : problem;
  /** Begins with the times that an event has. */
  const showTimes = (event: Pick<EventEntry, 'at' | 'endsAt'>) => {
    const [date = '', time = ''] = localTimeOf(event.at, timeZone).split('T');
    moment.setDate(date);
    moment.setTime(time);
    const [endDate = '', endTime = ''] = event.endsAt ? localTimeOf(event.endsAt, timeZone).split('T') : [];
    setEnd({ date: endDate === date ? '' : endDate, time: endTime });
  };
  const clear = (on: string) => {
    moment.setDate(on);
    moment.setTime('');
    setEnd({ date: '', time: '' });
  };
  const times =
    moment.at && !endProblem ? { startsAt: moment.at.toISOString(), endsAt: endsAt?.toISOString() ?? null } : null;
  return { moment, end, setEnd, endProblem, showTimes, clear, times, timeZone };
}

/** Fields for the start of an event, and for its end if it has one. */
export function TimeFields({ times }: { times: ReturnType<typeof useEventTimes> }) {
  const t = useTranslations('calendar.fields');
  const id = useId();
  const { moment, end, setEnd, endProblem, timeZone } = times;
  const wiring = { isInvalid: endProblem !== null, describedBy: `${id}-end` };
  return (
    <>
      <MomentFields moment={moment} timeZone={timeZone} />
      <div className="schedule-fields">
        <MomentField
          {...wiring}
          type="time"
          label={t('end')}
          value={end.time}
          onChange={(time) => setEnd({ ...end, time })}
        />
        <MomentField
          {...wiring}
          type="date"
          label={t('endDate')}
          value={end.date}
          onChange={(date) => setEnd({ ...end, date })}
        />
      </div>
      <p id={`${id}-end`} className="schedule-problem" role="status">
        {endProblem}
      </p>
    </>
  );
}
