'use client';
import { useEffect, useId, useState } from 'react';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { SeriesStepProps } from './series-steps.tsx';

export const approvalWords: Record<number, string> = {
  1: 'One editor',
  2: 'Two different editors',
  3: 'Three different editors',
};

/** Sets the number of approvals, and whether urgent publication is allowed. */
export function SetSeries({ series, actions, runner }: SeriesStepProps) {
  const id = useId();
  const { key, approvals, allowUrgent } = series;
  const seen = { approvals, allowUrgent };
  const [settings, setSettings] = useState(seen);
  // A page that was loaded again has the current values; the form starts from these.
  useEffect(() => setSettings({ approvals, allowUrgent }), [approvals, allowUrgent]);
  return (
    <StepPanel
      action="setSeries"
      opener="Change what it asks…"
      name={`What ${series.name} asks`}
      send="Set this"
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setSettings(seen)}
      onSend={async () =>
        (await runner.run(
          () => actions.setSeries({ series: key, ...settings, seen }),
          () => 'Set. It holds from now on, for texts under way too.',
        )) !== null
      }
    >
      <label htmlFor={id}>Approvals before it is published</label>
      <select
        id={id}
        className="input"
        value={settings.approvals}
        onChange={(event) => setSettings({ ...settings, approvals: Number(event.target.value) })}
        aria-describedby={`${id}-hint`}
      >
        {Object.entries(approvalWords).map(([count, words]) => (
          <option key={count} value={count}>
            {words}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        A text under review that lacks an approval it now needs waits for it.
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={settings.allowUrgent}
          onChange={(event) => setSettings({ ...settings, allowUrgent: event.target.checked })}
        />
        An editor may publish it urgently, to be reviewed afterwards
      </label>
    </StepPanel>
  );
}
