'use client';
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { Field } from '#components/desk/field.tsx';
import { useActions } from '#components/desk/seat.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Calendar } from '#lib/diary/schema.ts';
import { TimeFields, useEventTimes, useEventWords, WordFields } from './event-fields.tsx';

type Props = {
  ownDesks: Calendar['ownDesks'];
  /** The day with which the form begins. */
  day: RefObject<string>;
  timeZone: string;
  /** Called with the moment of the new event. */
  onAdded: (at: Date) => void;
};

const noWords = { title: '', place: '', audience: 'all' } as const;

/** Adds an event to the diary of a desk. */
export function NewEvent({ ownDesks, day, timeZone, onAdded }: Props) {
  const t = useTranslations('calendar');
  const everywhere = useTranslations('everywhere');
  const actions = useActions();
  const runner = useRunner();
  const times = useEventTimes(timeZone, day.current);
  const { words, setWords, set } = useEventWords(noWords);
  const [desk, setDesk] = useState(ownDesks[0]?.key ?? '');
  const [isConfirmed, setConfirmed] = useState(false);
  const send = async () => {
    times.moment.ask();
    if (!times.times) return false;
    const state = isConfirmed ? ('confirmed' as const) : ('provisional' as const);
    const input = { desk, ...words, state, ...times.times };
    const added = await runner.run(
      () => actions.addEvent(input),
      () => t('new.done', { title: words.title }),
    );
    if (!added) return false;
    setWords(noWords);
    onAdded(new Date(input.startsAt));
    return true;
  };
  return (
    <div className="calendar-new">
      <StepPanel
        action="addEvent"
        opener={t('new.open')}
        name={t('new.name')}
        send={t('new.send')}
        isBusy={runner.isBusy}
        onOpen={() => times.clear(day.current)}
        onSend={send}
      >
        <WordFields words={words} set={set} />
        <TimeFields times={times} />
        {ownDesks.length > 1 ? (
          <Field
            label={t('desk')}
            draw={(wiring) => (
              <select {...wiring} className="input" value={desk} onChange={({ target }) => setDesk(target.value)}>
                {ownDesks.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          />
        ) : null}
        <label className="calendar-tick">
          <input type="checkbox" checked={isConfirmed} onChange={({ target }) => setConfirmed(target.checked)} />
          {t('new.isConfirmed')}
        </label>
      </StepPanel>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </div>
  );
}
