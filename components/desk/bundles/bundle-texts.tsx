'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Bundles, DeskBundle } from '#lib/publishing/bundles/bundle-schema.ts';
import { BundleTextLine } from './bundle-text.tsx';

type Props = { bundle: DeskBundle; free: Bundles['free']; actions: DeskActions; runner: Runner };

function Join({ bundle: { id, name, version }, free, actions, runner }: Props) {
  const t = useTranslations('bundles.join');
  const [releaseId, setReleaseId] = useState(free[0]?.releaseId ?? '');
  return (
    <StepPanel
      action="joinBundle"
      opener={t('opener')}
      name={t('title', { name })}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () =>
        (await runner.run(
          () => actions.joinBundle({ bundleId: id, version, releaseId }),
          () => t('done'),
        )) !== null
      }
    >
      <label htmlFor={`join-${id}`}>{t('label')}</label>
      <select
        id={`join-${id}`}
        className="input"
        value={releaseId}
        onChange={(event) => setReleaseId(event.target.value)}
      >
        {free.map((text) => (
          <option key={text.releaseId} value={text.releaseId}>
            {t('option', { headline: text.headline, desk: text.desk })}
          </option>
        ))}
      </select>
    </StepPanel>
  );
}

/** The texts of a bundle in the order of their numbers. They are moved, taken out and added. */
export function BundleTexts({ bundle, free, actions, runner }: Props) {
  const t = useTranslations('bundles');
  const { id, version, texts, unseen, can } = bundle;
  const move = (from: number, to: number) => {
    const releaseIds = texts.map(({ releaseId }) => releaseId);
    const [moved = ''] = releaseIds.splice(from, 1);
    releaseIds.splice(to, 0, moved);
    return runner.run(
      () => actions.orderBundle({ bundleId: id, version, releaseIds }),
      () => t('order.done', { headline: texts[from]?.headline ?? '', place: to + 1, count: texts.length }),
    );
  };
  const step = (at: number, by: -1 | 1, words: string) =>
    at + by < 0 || at + by >= texts.length ? null : (
      <button
        type="button"
        className="plain"
        data-command={actionWeights.orderBundle}
        aria-disabled={runner.isBusy}
        aria-label={t('order.step', { step: words, headline: texts[at]?.headline ?? '' })}
        onClick={() => void move(at, at + by)}
      >
        {words}
      </button>
    );
  return (
    <>
      <ol className="bundle-texts">
        {texts.map((text, at) => (
          <li key={text.releaseId}>
            <BundleTextLine text={text} />
            <span className="row">
              {can.order.allowed ? step(at, -1, t('order.up')) : null}
              {can.order.allowed ? step(at, 1, t('order.down')) : null}
              {text.canLeave.allowed ? (
                <StepPanel
                  action="leaveBundle"
                  opener={t('leave.opener')}
                  name={t('leave.title', { headline: text.headline })}
                  send={t('leave.send')}
                  isBusy={runner.isBusy}
                  isQuiet
                  onSend={async () =>
                    (await runner.run(
                      () => actions.leaveBundle({ releaseId: text.releaseId, version: text.version }),
                      () => t('leave.done', { headline: text.headline }),
                    )) !== null
                  }
                >
                  <ul className="consequences">
                    <li>{t('leave.stays')}</li>
                    {bundle.publishAt ? <li>{t('leave.scheduleEnds')}</li> : null}
                  </ul>
                </StepPanel>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {unseen > 0 ? <p className="hint">{t('unseen', { count: unseen })}</p> : null}
      {can.join.allowed && free.length > 0 ? <Join {...{ bundle, free, actions, runner }} /> : null}
    </>
  );
}
