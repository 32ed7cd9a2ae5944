'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { SeriesStepProps } from './series-steps.tsx';

/** How many editors a series may ask for. */
export const approvalCounts = [1, 2, 3] as const;

/** Sets how many approvals a series asks for, and what it allows. */
export function SetSeries({ series, actions, runner }: SeriesStepProps) {
  const t = useTranslations('series');
  const id = useId();
  const { key, approvals, allowUrgent, commentsStop } = series;
  const seen = { approvals, allowUrgent, commentsStop };
  const [settings, setSettings] = useState(seen);
  // A page that was loaded again has the current values; the form starts from these.
  useEffect(() => setSettings({ approvals, allowUrgent, commentsStop }), [approvals, allowUrgent, commentsStop]);
  return (
    <StepPanel
      action="setSeries"
      opener={t('set.opener')}
      name={t('set.name', { name: series.name })}
      send={t('set.send')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setSettings(seen)}
      onSend={async () =>
        (await runner.run(
          () => actions.setSeries({ series: key, ...settings, seen }),
          () => t('set.done'),
        )) !== null
      }
    >
      <label htmlFor={id}>{t('set.approvals')}</label>
      <select
        id={id}
        className="input"
        value={settings.approvals}
        onChange={(event) => setSettings({ ...settings, approvals: Number(event.target.value) })}
        aria-describedby={`${id}-hint`}
      >
        {approvalCounts.map((count) => (
          <option key={count} value={count}>
            {t(`approvals.${count}`)}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        {t('set.hint')}
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={settings.allowUrgent}
          onChange={(event) => setSettings({ ...settings, allowUrgent: event.target.checked })}
        />
        {t('urgent')}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={settings.commentsStop}
          onChange={(event) => setSettings({ ...settings, commentsStop: event.target.checked })}
        />
        {t('commentsStop')}
      </label>
    </StepPanel>
  );
}
