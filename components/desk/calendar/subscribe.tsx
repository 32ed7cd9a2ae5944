'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { SecretAddress } from '#components/desk/secret-address.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useTimes } from '#components/desk/use-times.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Calendar, DeskAddress } from '#lib/diary/schema.ts';

type Props = { address: DeskAddress; timeZone: string; now: Date };

function OneDesk({ address: { desk, made, canMake, canEnd }, timeZone, now }: Props) {
  const t = useTranslations('calendar.address');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const actions = useActions();
  const runner = useRunner();
  const [address, setAddress] = useState('');
  const make = async () => {
    const answer = await runner.run(
      () => actions.makeCalendarAddress({ desk: desk.key }),
      () => '',
    );
    // Its field takes the focus after the form has closed and given it to its button.
    setTimeout(() => setAddress(answer?.address ?? ''));
    return answer !== null;
  };
  const end = async () => {
    const ended = await runner.run(
      () => actions.endCalendarAddress({ desk: desk.key }),
      () => t('end.done', { desk: desk.name }),
    );
    if (ended !== null || runner.reasons.length === 0) setAddress('');
    return true;
  };
  return (
    <li>
      <b>{desk.name}</b>{' '}
      <span className="calendar-small">
        {made ? t('since', { at: times.short(made.at, now), by: made.by }) : t('none')}
      </span>
      {address ? (
        <SecretAddress key={address} label={t('of', { desk: desk.name })} address={address} hint={t('copy')} />
      ) : null}
      <div className="calendar-steps">
        {canMake ? (
          <StepPanel
            action="makeCalendarAddress"
            opener={made ? t('make.again') : t('make.open')}
            name={t('make.name', { desk: desk.name })}
            send={t('make.send')}
            isBusy={runner.isBusy}
            isQuiet
            onSend={make}
          >
            <p className="hint">
              {t('make.hint')} {made ? t('make.ends') : null}
            </p>
          </StepPanel>
        ) : null}
        {canEnd ? (
          <StepPanel
            action="endCalendarAddress"
            opener={t('end.open')}
            name={t('end.name', { desk: desk.name })}
            send={t('end.send')}
            isBusy={runner.isBusy}
            isQuiet
            onSend={end}
          >
            <p className="hint">{t('end.hint')}</p>
          </StepPanel>
        ) : null}
      </div>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </li>
  );
}

/** The secret addresses at which calendar programs read a desk's schedule. */
export function Subscribe({ addresses, timeZone, now }: Pick<Calendar, 'addresses'> & Omit<Props, 'address'>) {
  const t = useTranslations('calendar.address');
  if (addresses.length === 0) return null;
  return (
    <details className="calendar-subscribe">
      <summary>{t('subscribe')}</summary>
      <ul role="list">
        {addresses.map((address) => (
          <OneDesk key={address.desk.key} {...{ address, timeZone, now }} />
        ))}
      </ul>
    </details>
  );
}
