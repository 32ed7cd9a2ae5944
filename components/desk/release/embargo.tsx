'use client';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import { Field } from '#components/desk/field.tsx';
import { EmbargoMark } from '#components/desk/state-mark.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { embargoSizes } from '#lib/releases/embargo/sizes-rules.ts';
import type { PartProps } from './set-embargo.tsx';

type LiftProps = PartProps & { onLifted: () => void };

const SetEmbargo = lazy(() => import('./set-embargo.tsx').then((file) => ({ default: file.SetEmbargo })));

/** The button for the form, which then comes with a button of its own. */
function SetEmbargoStep(props: PartProps) {
  const t = useTranslations('embargo.set');
  const [isAsked, setAsked] = useState(false);
  const { embargo, verbs, onDone } = props;
  const open = () => {
    onDone('');
    setAsked(true);
  };
  const button = (
    <button
      type="button"
      className="plain discard"
      data-command={actionWeights.setEmbargo}
      aria-disabled={verbs.isBusy}
      onClick={open}
    >
      {t(embargo ? 'change' : 'open')}
    </button>
  );
  return isAsked ? (
    <Suspense fallback={button}>
      <SetEmbargo {...props} />
    </Suspense>
  ) : (
    button
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
        {can.setEmbargo.allowed ? <SetEmbargoStep {...part} /> : null}
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
