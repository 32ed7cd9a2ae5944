'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { nobody } from '#lib/house/rules.ts';
import { type DeskSet, type DesksOnDesk, houseSizes } from '#lib/house/schema.ts';
import { DeskFields, type DeskTyped } from './desk-fields.tsx';
import { TextField } from '#components/desk/field.tsx';

type StepProps = { desk: DeskSet; languages: string[]; setDesk: DeskActions['setDesk']; runner: Runner };

function ChangeDesk({ desk, languages, setDesk, runner }: StepProps) {
  const t = useTranslations('house.changeDesk');
  const { key, names, contact, version } = desk;
  const [typed, setTyped] = useState<DeskTyped>({ names, contact });
  const name = inLanguage(names, useLocale());
  return (
    <StepPanel
      action="setDesk"
      opener={t('opener')}
      name={t('name', { name })}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setTyped({ names, contact })}
      onSend={async () =>
        (await runner.run(
          () => setDesk({ key, ...typed, version }),
          () => t('done'),
        )) !== null
      }
    >
      <DeskFields languages={languages} typed={typed} onChange={setTyped} />
    </StepPanel>
  );
}

function CloseDesk({ desk, setDesk, runner }: StepProps) {
  const { key, names, version, isClosed } = desk;
  const t = useTranslations(isClosed ? 'house.openDesk' : 'house.closeDesk');
  const consequences = useTranslations('house');
  const name = inLanguage(names, useLocale());
  return (
    <StepPanel
      action="setDesk"
      opener={t('opener')}
      name={t('name', { name })}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () =>
        (await runner.run(
          () => setDesk({ key, isClosed: !isClosed, version }),
          () => t('done', { name }),
        )) !== null
      }
    >
      <ul className="consequences">
        {isClosed ? (
          <li>{consequences('openDesk.starts')}</li>
        ) : (
          <>
            <li>{consequences('closeDesk.noStart')}</li>
            <li>{consequences('closeDesk.reads')}</li>
          </>
        )}
      </ul>
    </StepPanel>
  );
}

function DeskRow({ desk, canChange, ...props }: Omit<StepProps, 'runner'> & { canChange: boolean }) {
  const t = useTranslations('house.desks');
  const everywhere = useTranslations('everywhere');
  const locale = useLocale();
  const runner = useRunner();
  const steps = { desk, runner, ...props };
  const { name, email, telephone } = desk.contact;
  const contact = [name, telephone, email].filter((part) => part !== '');
  return (
    <li>
      <h3>
        <bdi>{inLanguage(desk.names, locale)}</bdi> <code>{desk.key}</code>
        {desk.isClosed ? <span className="desk-closed">{t('closed')}</span> : null}
      </h3>
      <p className="desk-names">
        {props.languages.map((language) => (
          <span key={language} lang={language} dir="auto">
            {desk.names[language]}
          </span>
        ))}
      </p>
      <p className="hint">
        {contact.length === 0 ? t('noContact') : null}
        {contact.map((part, at) => (
          <span key={part}>
            {at > 0 ? ' · ' : ''}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {canChange ? (
        <div className="series-steps">
          <ChangeDesk {...steps} />
          <CloseDesk {...steps} />
        </div>
      ) : null}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </li>
  );
}

const blank: DeskTyped = { names: {}, contact: nobody };

function AddDesk({ languages, addDesk }: { languages: string[]; addDesk: DeskActions['addDesk'] }) {
  const t = useTranslations('house');
  const everywhere = useTranslations('everywhere');
  const locale = useLocale();
  const runner = useRunner();
  const [key, setKey] = useState('');
  const [typed, setTyped] = useState(blank);
  const send = async () => {
    const added = await runner.run(
      () => addDesk({ key: key.trim(), ...typed }),
      ({ names }) => t('addDesk.done', { name: inLanguage(names, locale) }),
    );
    if (added) setKey('');
    if (added) setTyped(blank);
    return added !== null;
  };
  return (
    <div className="series-steps">
      <StepPanel
        action="addDesk"
        opener={t('addDesk.opener')}
        name={t('addDesk.name')}
        send={t('addDesk.send')}
        isBusy={runner.isBusy}
        isQuiet
        onSend={send}
      >
        <TextField
          label={t('key')}
          hint={t('keyHint')}
          max={houseSizes.deskKey}
          required
          value={key}
          onChange={setKey}
        />
        <DeskFields languages={languages} typed={typed} onChange={setTyped} />
      </StepPanel>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
    </div>
  );
}

/** Every desk of the house. An administrator can change them here. */
export function DeskList({ page, actions }: { page: DesksOnDesk; actions: DeskActions }) {
  const t = useTranslations('house.desks');
  const { desks, languages, reasons } = page;
  const canChange = reasons.length === 0;
  return (
    <section className="house-part" aria-labelledby="desks-title">
      <h2 id="desks-title">{t('title')}</h2>
      <p className="hint">{t('lead')}</p>
      {canChange ? <AddDesk languages={languages} addDesk={actions.addDesk} /> : null}
      <ul className="desk-list">
        {desks.map((desk) => (
          <DeskRow key={desk.key} {...{ desk, languages, canChange }} setDesk={actions.setDesk} />
        ))}
      </ul>
    </section>
  );
}
