'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Field } from '#components/desk/field.tsx';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import { EmbargoMark } from '#components/desk/state-mark.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { embargoSizes } from '#lib/releases/embargo/rules.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import { localTimeOf } from '#lib/publishing/local-time-rules.ts';

type Embargo = NonNullable<DeskRelease['draft']>['embargo'];
type PartProps = StepProps & { embargo: Embargo; onDone: (words: string) => void };
type LiftProps = PartProps & { onLifted: () => void };

/** Sets the embargo, or changes the one that is set. */
function SetEmbargo({ actions, verbs, timeZone, embargo, onDone }: PartProps) {
  const t = useTranslations('embargo');
  const times = useTimes(timeZone);
  const moment = useMoment(timeZone);
  const [terms, setTerms] = useState('');
  const { at } = moment;
  const begin = () => {
    onDone('');
    const [date = '', time = ''] = embargo ? localTimeOf(embargo.until, timeZone).split('T') : [];
    moment.setDate(date);
    moment.setTime(time);
    setTerms(embargo?.terms ?? '');
  };
  const send = async () => {
    moment.ask();
    if (!at) return false;
    const isDone = await verbs.run((input) => actions.setEmbargo({ ...input, until: at.toISOString(), terms }));
    if (isDone) onDone(t('set.done', { time: times.full(at) }));
    return isDone;
  };
  return (
    <StepPanel
      action="setEmbargo"
      opener={t(embargo ? 'set.change' : 'set.open')}
      name={t('title')}
      send={t('set.send')}
      isBusy={verbs.isBusy}
      isQuiet
      onOpen={begin}
      onSend={send}
    >
      <MomentFields moment={moment} timeZone={timeZone} />
      <Field
        label={t('set.terms')}
        hint={t('set.hint')}
        draw={(wiring) => (
          <textarea
            {...wiring}
            className="input"
            dir="auto"
            rows={3}
            required
            maxLength={embargoSizes.terms}
            value={terms}
            onChange={({ target }) => setTerms(target.value)}
          />
        )}
      />
    </StepPanel>
  );
}

function LiftEmbargo({ actions, verbs, onDone, onLifted }: LiftProps) {
  const t = useTranslations('embargo.lift');
  const [reason, setReason] = useState('');
  const send = async () => {
    const isDone = await verbs.run((input) => actions.liftEmbargo({ ...input, reason }));
    if (!isDone) return false;
    onDone(t('done'));
    onLifted();
    return true;
  };
  return (
    <StepPanel
      action="liftEmbargo"
      opener={t('open')}
      name={t('name')}
      send={t('send')}
      isBusy={verbs.isBusy}
      isQuiet
      onOpen={() => {
        onDone('');
        setReason('');
      }}
      onSend={send}
    >
      <Field
        label={t('reason')}
        hint={t('hint')}
        draw={(wiring) => (
          <textarea
            {...wiring}
            className="input"
            dir="auto"
            rows={2}
            maxLength={embargoSizes.reason}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      />
    </StepPanel>
  );
}

/** Until when the text may not become public, who may see it before, and the ways to change it. */
export function EmbargoPanel({ now, ...props }: StepProps & { now: Date }) {
  const t = useTranslations('embargo');
  const times = useTimes(props.timeZone);
  const termsId = useId();
  const section = useRef<HTMLElement>(null);
  const [done, setDone] = useState('');
  const { draft, can } = props.release;
  const embargo = draft?.embargo ?? null;
  const isLifted = useRef(false);
  // The button that lifts goes away with the embargo; the focus stays in this place.
  useEffect(() => {
    if (embargo || !isLifted.current) return;
    isLifted.current = false;
    section.current?.querySelector('button')?.focus();
  }, [embargo]);
  if (!draft || draft.state === 'discarded' || !(embargo || can.setEmbargo.allowed)) return null;
  const part = { ...props, embargo, onDone: setDone };
  return (
    <section ref={section} className="embargo" aria-label={t('title')} data-embargo={embargo ? '' : undefined}>
      {embargo ? (
        <>
          <p aria-describedby={termsId}>
            <EmbargoMark>{t(embargo.until > now ? 'until' : 'ended', { time: times.full(embargo.until) })}</EmbargoMark>
          </p>
          <p id={termsId} className="embargo-terms" dir="auto">
            {embargo.terms}
          </p>
        </>
      ) : null}
      <div className="embargo-steps">
        {can.setEmbargo.allowed ? <SetEmbargo {...part} /> : null}
        {can.liftEmbargo.allowed ? (
          <LiftEmbargo
            {...part}
            onLifted={() => {
              isLifted.current = true;
            }}
          />
        ) : null}
      </div>
      <p role="status" className="action-done">
        {done}
      </p>
    </section>
  );
}
