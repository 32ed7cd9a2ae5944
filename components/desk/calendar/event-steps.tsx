'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/desk/field.tsx';
import { ReasonForm } from '#components/desk/release/reason-form.tsx';
import { useActions } from '#components/desk/seat.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import type { Runner } from '#components/desk/use-runner.ts';
import { diarySizes, type EventEntry } from '#lib/diary/schema.ts';
import { TimeFields, useEventTimes, useEventWords, WordFields } from './event-fields.tsx';

type Props = { event: EventEntry; timeZone: string; runner: Runner };

const subject = ({ id, version }: EventEntry) => ({ eventId: id, version });

function Move({ event, timeZone, runner }: Props) {
  const t = useTranslations('calendar.move');
  const { full } = useTimes(timeZone);
  const actions = useActions();
  const times = useEventTimes(timeZone, '');
  const [reason, setReason] = useState('');
  const send = async () => {
    times.moment.ask();
    const to = times.times;
    if (!to) return false;
    const moved = await runner.run(
      () => actions.moveEvent({ ...subject(event), ...to, reason }),
      () => t('done', { title: event.title, time: full(new Date(to.startsAt)) }),
    );
    if (moved) setReason('');
    return moved !== null;
  };
  return (
    <div data-step="move">
      <StepPanel
        action="moveEvent"
        opener={t('open')}
        name={t('name', { title: event.title })}
        send={t('send')}
        isBusy={runner.isBusy}
        isQuiet
        onOpen={() => times.showTimes(event)}
        onSend={send}
      >
        <TimeFields times={times} />
        <TextField
          label={t('why')}
          hint={t('hint')}
          max={diarySizes.reason}
          required
          value={reason}
          onChange={setReason}
        />
      </StepPanel>
    </div>
  );
}

function Change({ event, runner }: Props) {
  const t = useTranslations('calendar.change');
  const actions = useActions();
  const { title, place, audience } = event;
  const { words, setWords, set } = useEventWords({ title, place, audience });
  return (
    <StepPanel
      action="changeEvent"
      opener={t('open')}
      name={t('name', { title })}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setWords({ title, place, audience })}
      onSend={async () => {
        const changed = await runner.run(
          () => actions.changeEvent({ ...subject(event), ...words }),
          () => t('done', { title }),
        );
        return changed !== null;
      }}
    >
      <WordFields words={words} set={set} />
    </StepPanel>
  );
}

/** What the viewer can do to an event now. */
export function EventSteps(props: Props) {
  const actions = useActions();
  const { event, runner } = props;
  const { can, title } = event;
  const t = useTranslations('calendar');
  return (
    <div className="calendar-steps">
      {can.confirm.allowed ? (
        <StepPanel
          action="confirmEvent"
          opener={t('confirm.open')}
          name={t('confirm.name', { title })}
          send={t('confirm.send')}
          isBusy={runner.isBusy}
          isQuiet
          onSend={async () => {
            const confirmed = await runner.run(
              () => actions.confirmEvent(subject(event)),
              () => t('confirm.done', { title }),
            );
            return confirmed !== null;
          }}
        >
          <p className="hint">{t('confirm.hint')}</p>
        </StepPanel>
      ) : null}
      {can.move.allowed ? <Move {...props} /> : null}
      {can.change.allowed ? <Change {...props} /> : null}
      {can.cancel.allowed ? (
        <ReasonForm
          action="cancelEvent"
          opener={t('cancel.open')}
          send={t('cancel.send')}
          isBusy={runner.isBusy}
          isQuiet
          label={t('cancel.why')}
          hint={t('cancel.hint')}
          missing={t('cancel.missing')}
          onSend={async (reason) => {
            const cancelled = await runner.run(
              () => actions.cancelEvent({ ...subject(event), reason }),
              () => t('cancel.done', { title }),
            );
            return cancelled !== null;
          }}
        />
      ) : null}
    </div>
  );
}
