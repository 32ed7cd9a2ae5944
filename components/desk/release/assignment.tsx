'use client';
import { useId, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useRunner } from '#components/desk/use-runner.ts';

/** Who goes on with the draft, and the form that hands it over. */
export function Assignment({ release, actions }: Pick<StepProps, 'release' | 'actions'>) {
  const id = useId();
  const runner = useRunner();
  const { draft } = release;
  const [userId, setUserId] = useState('');
  if (!draft || (draft.assignee === null && draft.assignable.length === 0)) return null;
  const { assignee, assignable } = draft;
  const before = assignee?.id ?? null;
  const send = async () => {
    const input = { releaseId: release.id, userId: userId || null, before };
    return (
      (await runner.run(
        () => actions.assign(input),
        () => '',
      )) !== null
    );
  };
  return (
    <section className="assignment" aria-label="Assignment">
      <p>{assignee ? <>Assigned to {assignee.name}</> : 'Assigned to nobody'}</p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
      {assignable.length === 0 ? null : (
        <StepPanel
          action="assign"
          opener={assignee ? 'Hand over…' : 'Assign…'}
          name="Assign"
          send="Assign"
          isBusy={runner.isBusy}
          isQuiet
          onOpen={() => setUserId(before ?? '')}
          onSend={send}
        >
          <label htmlFor={id}>Who goes on with it</label>
          <select id={id} className="input" value={userId} onChange={(event) => setUserId(event.target.value)}>
            <option value="">Nobody</option>
            {assignable.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </StepPanel>
      )}
    </section>
  );
}
