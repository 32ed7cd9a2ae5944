'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '#components/desk/field.tsx';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { localTimeOf } from '#lib/publishing/local-time-rules.ts';
import { embargoSizes } from '#lib/releases/embargo/sizes-rules.ts';
import type { StepProps } from '#components/desk/step-button.tsx';
import type { DeskRelease } from '#lib/releases/schema.ts';

type Embargo = NonNullable<DeskRelease['draft']>['embargo'];
export type PartProps = StepProps & { embargo: Embargo; onDone: (words: string) => void };

/** Sets the embargo, or changes the one that is set. It comes when it is asked for, and is open. */
export function SetEmbargo({ actions, verbs, timeZone, embargo, onDone }: PartProps) {
  const t = useTranslations('embargo');
  const times = useTimes(timeZone);
  const now = (): string[] => (embargo ? localTimeOf(embargo.until, timeZone).split('T') : []);
  const moment = useMoment(timeZone, now()[0], now()[1]);
  const [terms, setTerms] = useState(embargo?.terms ?? '');
  const { at } = moment;
  const begin = () => {
    onDone('');
    const [date = '', time = ''] = now();
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
      isOpenAtFirst
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
