'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { type LocalReading, readLocalTime } from '#lib/publishing/local-time-rules.ts';
import type { Words } from '#components/words/catalogues.ts';
import { MomentField } from './pickers/moment-field.tsx';
import { clock, type Times, zoneOf } from './times.ts';
import { useTimes } from './use-times.ts';

type Choice = 'first' | 'second' | null;

/** The moment that the typed time means; null if it means none or two. */
function chosenMoment(reading: LocalReading, choice: Choice): Date | null {
  if (reading.kind === 'once') return reading.at;
  return reading.kind === 'twice' && choice ? reading[choice] : null;
}

function problemOf(reading: LocalReading, zone: string, times: Times, t: Words<'moment'>): string | null {
  if (reading.kind === 'unreadable') return t('incomplete');
  if (reading.kind === 'twice') return t('twice', { zone });
  if (reading.kind === 'skipped')
    return t('skipped', { zone, from: times.local(reading.from), to: times.local(reading.to) });
  return null;
}

/** Asks which of two moments is meant, in the hour that clocks show twice. */
function WhichOne({
  reading,
  choice,
  onChoice,
}: {
  reading: LocalReading;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const t = useTranslations('moment');
  if (reading.kind !== 'twice') return null;
  return (
    <fieldset className="fates">
      <legend>{t('whichOne')}</legend>
      {(['first', 'second'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="which" checked={choice === one} onChange={() => onChoice(one)} />
          {t(one, { time: clock(reading[one], 'UTC') })}
        </label>
      ))}
    </fieldset>
  );
}

function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  const times = useTimes(timeZone);
  return (
    <>
      {times.full(at)}
      <br />
      {times.utc(at)}
    </>
  );
}

/**
 * A date and a time of the house as they are typed. `at` is the moment that they mean, or null.
 * @param firstDate the date that stands there at first, and `firstTime` the time
 */
export function useMoment(timeZone: string, firstDate = '', firstTime = '') {
  const t = useTranslations('moment');
  const times = useTimes(timeZone);
  const [date, setDate] = useState(firstDate);
  const [time, setTime] = useState(firstTime);
  const [choice, setChoice] = useState<Choice>(null);
  const [isAsked, setAsked] = useState(false);
  const reading = readLocalTime(`${date}T${time.slice(0, 5)}`, timeZone);
  const at = chosenMoment(reading, choice);
  const problem = at ? null : problemOf(reading, zoneOf(timeZone), times, t);
  const typed = (set: (value: string) => void) => (value: string) => {
    set(value);
    setChoice(null);
  };
  return {
    at,
    reading,
    choice,
    setChoice,
    date,
    time,
    setDate: typed(setDate),
    setTime: typed(setTime),
    /** An incomplete time is an error only when it is sent. */
    problem: isAsked || reading.kind !== 'unreadable' ? problem : null,
    /** Says that it was sent, so that an incomplete time is shown as a problem. */
    ask: () => setAsked(true),
  };
}

type MomentProps = { moment: ReturnType<typeof useMoment>; timeZone: string };

/** Fields for a date and a time in the house's zone; below them the moment, in UTC too. */
export function MomentFields({ moment, timeZone }: MomentProps) {
  const t = useTranslations('moment');
  const id = useId();
  const { at, reading, choice, problem } = moment;
  const wiring = { isInvalid: problem !== null, describedBy: `${id}-moment` };
  return (
    <>
      <p className="hint">{t('zone', { zone: zoneOf(timeZone) })}</p>
      <div className="schedule-fields">
        <MomentField
          {...wiring}
          type="date"
          label={t('date')}
          autoFocus
          value={moment.date}
          onChange={moment.setDate}
        />
        <MomentField {...wiring} type="time" label={t('time')} value={moment.time} onChange={moment.setTime} />
      </div>
      <WhichOne reading={reading} choice={choice} onChoice={moment.setChoice} />
      <p id={`${id}-moment`} className={at ? 'schedule-moment' : problem ? 'schedule-problem' : 'hint'} role="status">
        {at ? <Moment at={at} timeZone={timeZone} /> : (problem ?? t('appears'))}
      </p>
    </>
  );
}
