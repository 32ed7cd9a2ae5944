'use client';
import { useTranslations } from 'next-intl';
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
  const t = useTranslations('bundles.new');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const send = async () => {
    const made = await runner.run(
      () => makeBundle({ name, releaseIds: chosen }),
      () => t('done', { name }),
    );
    if (made) setName('');
    if (made) setChosen([]);
    return made !== null;
  };
  if (free.length === 0) return <p className="hint">{t('none')}</p>;
  return (
    <StepPanel
      action="makeBundle"
      opener={t('opener')}
      name={t('title')}
      send={t('send', { count: chosen.length })}
      isBusy={runner.isBusy}
      canSend={chosen.length > 0}
      isQuiet
      onSend={send}
    >
      <TextField label={t('name')} hint={t('hint')} max={120} required value={name} onChange={setName} />
      <fieldset className="choice">
        <legend>{t('releases')}</legend>
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
