'use client';
import { useState } from 'react';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { TextField } from '#components/desk/field.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Bundles } from '#lib/publishing/bundles/bundle-schema.ts';
import { BundleTextLine } from './bundle-text.tsx';

type Props = { free: Bundles['free']; makeBundle: DeskActions['makeBundle']; runner: Runner };

/** Makes a bundle of approved texts, in the order in which they are chosen. */
export function NewBundle({ free, makeBundle, runner }: Props) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const send = async () => {
    const made = await runner.run(
      () => makeBundle({ name, releaseIds: chosen }),
      () => `The bundle “${name}” is made.`,
    );
    if (made) setName('');
    if (made) setChosen([]);
    return made !== null;
  };
  if (free.length === 0)
    return <p className="hint">A bundle is made of approved releases. None is free for one just now.</p>;
  return (
    <StepPanel
      action="makeBundle"
      opener="New bundle…"
      name="New bundle"
      send={`Make a bundle of ${chosen.length}`}
      isBusy={runner.isBusy}
      canSend={chosen.length > 0}
      isQuiet
      onSend={send}
    >
      <TextField label="Name" hint="For the newsroom alone." max={120} required value={name} onChange={setName} />
      <fieldset className="choice">
        <legend>Releases, in the order of their numbers</legend>
        {free.map((text) => (
          <label key={text.releaseId}>
            <input type="checkbox" checked={chosen.includes(text.releaseId)} onChange={() => toggle(text.releaseId)} />
            <b className="bundle-place">{chosen.includes(text.releaseId) ? chosen.indexOf(text.releaseId) + 1 : ''}</b>
            <BundleTextLine text={text} isLink={false} />
          </label>
        ))}
      </fieldset>
    </StepPanel>
  );
}
