'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { useNames } from '#components/ui/names.ts';
import { Reasons, useReasonWords } from '#components/ui/reasons.tsx';
import type { Bundles, DeskBundle } from '#lib/publishing/bundles/bundle-schema.ts';
import { BundleSteps } from './bundle-steps.tsx';
import { BundleTexts } from './bundle-texts.tsx';
import { NewBundle } from './new-bundle.tsx';

type Props = Bundles & { timeZone: string; now: Date };

type BundleProps = Omit<Props, 'bundles'> & { bundle: DeskBundle; onGone: (words: string) => void };

function Bundle({ bundle, free, timeZone, now, onGone }: BundleProps) {
  const t = useTranslations('bundles');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const wordsOf = useReasonWords();
  const nameOf = useNames();
  const actions = useActions();
  const runner = useRunner();
  const { id, name, publishAt, scheduledBy, missed, changedAt, changedBy } = bundle;
  return (
    <li>
      <h2 id={`bundle-${id}`}>
        <bdi>{name}</bdi>
      </h2>
      {publishAt ? (
        <p className="scheduled-time">
          {t('scheduled', { time: times.full(publishAt) })}{' '}
          <span className="hint">{t('scheduledBy', { time: times.utc(publishAt), by: scheduledBy ?? '' })}</span>
        </p>
      ) : (
        <p className="hint">{t('notScheduled', { by: nameOf(changedBy), time: times.short(changedAt, now) })}</p>
      )}
      {missed ? (
        <p role="note" className="bundle-missed">
          {t('missed', { time: times.full(missed.at), because: missed.because.map(wordsOf).join(' ') })}
        </p>
      ) : null}
      <BundleTexts {...{ bundle, free, actions, runner }} />
      <BundleSteps {...{ bundle, actions, runner, timeZone, onGone }} />
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </li>
  );
}

/** Approved releases that become public together. */
export function BundlesScreen({ bundles, free, timeZone, now }: Props) {
  const actions = useActions();
  const runner = useRunner();
  const t = useTranslations('bundles');
  const everywhere = useTranslations('everywhere');
  const [gone, setGone] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  // Its bundle is gone, and with it the button that had the focus.
  useEffect(() => {
    if (gone) status.current?.focus();
  }, [gone]);
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="first-steps-line">{t('lead')}</p>
      <p ref={status} role="status" tabIndex={-1} className="action-done">
        {gone}
      </p>
      <div className="series-steps">
        <NewBundle free={free} makeBundle={actions.makeBundle} runner={runner} />
        <p role="status" className="action-done">
          {runner.done}
        </p>
        <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      </div>
      {bundles.length > 0 ? (
        <ul className="desk-list bundle-list">
          {bundles.map((bundle) => (
            <Bundle key={bundle.id} {...{ bundle, free, timeZone, now }} onGone={setGone} />
          ))}
        </ul>
      ) : null}
    </main>
  );
}
