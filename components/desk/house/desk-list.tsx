'use client';
import { useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { nobody } from '#lib/house/rules.ts';
import { type DeskSet, type DesksOnDesk, houseSizes } from '#lib/house/schema.ts';
import { DeskFields, type DeskTyped } from './desk-fields.tsx';
import { TextField } from './field.tsx';

type StepProps = { desk: DeskSet; languages: string[]; setDesk: DeskActions['setDesk']; runner: Runner };

function ChangeDesk({ desk, languages, setDesk, runner }: StepProps) {
  const { key, names, contact, version } = desk;
  const [typed, setTyped] = useState<DeskTyped>({ names, contact });
  const name = inLanguage(names, 'en');
  return (
    <StepPanel
      action="setDesk"
      opener="Change name and contact…"
      name={`Name and contact of ${name}`}
      send="Set this"
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setTyped({ names, contact })}
      onSend={async () =>
        (await runner.run(
          () => setDesk({ key, ...typed, version }),
          () => 'Set. What is published keeps the name it had.',
        )) !== null
      }
    >
      <DeskFields languages={languages} typed={typed} onChange={setTyped} />
    </StepPanel>
  );
}

function CloseDesk({ desk, setDesk, runner }: StepProps) {
  const { key, names, version, isClosed } = desk;
  const name = inLanguage(names, 'en');
  return (
    <StepPanel
      action="setDesk"
      opener={isClosed ? 'Open it again…' : 'Close it…'}
      name={isClosed ? `Open ${name} again` : `Close ${name}`}
      send={isClosed ? 'Open it again' : 'Close this desk'}
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () =>
        (await runner.run(
          () => setDesk({ key, isClosed: !isClosed, version }),
          () => (isClosed ? `${name} is open again.` : `${name} is closed.`),
        )) !== null
      }
    >
      <ul className="consequences">
        {isClosed ? (
          <li>Its officers can start releases again.</li>
        ) : (
          <>
            <li>No release is started on it. What is under way goes on to its end.</li>
            <li>Its people keep reading. What it has published stays as it is.</li>
          </>
        )}
      </ul>
    </StepPanel>
  );
}

function DeskRow({ desk, canChange, ...props }: Omit<StepProps, 'runner'> & { canChange: boolean }) {
  const runner = useRunner();
  const steps = { desk, runner, ...props };
  const { name, email, telephone } = desk.contact;
  const contact = [name, telephone, email].filter((part) => part !== '');
  return (
    <li>
      <h3>
        <bdi>{inLanguage(desk.names, 'en')}</bdi> <code>{desk.key}</code>
        {desk.isClosed ? <span className="desk-closed">⊘ Closed</span> : null}
      </h3>
      <p className="desk-names">
        {props.languages.map((language) => (
          <span key={language} lang={language} dir="auto">
            {desk.names[language]}
          </span>
        ))}
      </p>
      <p className="hint">{contact.length > 0 ? contact.join(' · ') : 'No contact yet.'}</p>
      {canChange ? (
        <div className="series-steps">
          <ChangeDesk {...steps} />
          <CloseDesk {...steps} />
        </div>
      ) : null}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
    </li>
  );
}

const blank: DeskTyped = { names: {}, contact: nobody };

function AddDesk({ languages, addDesk }: { languages: string[]; addDesk: DeskActions['addDesk'] }) {
  const runner = useRunner();
  const [key, setKey] = useState('');
  const [typed, setTyped] = useState(blank);
  const send = async () => {
    const added = await runner.run(
      () => addDesk({ key: key.trim(), ...typed }),
      ({ names }) => `${inLanguage(names, 'en')} is added. Give people a role on it.`,
    );
    if (added) setKey('');
    if (added) setTyped(blank);
    return added !== null;
  };
  return (
    <div className="series-steps">
      <StepPanel
        action="addDesk"
        opener="Add a desk…"
        name="A new desk"
        send="Add this desk"
        isBusy={runner.isBusy}
        isQuiet
        onSend={send}
      >
        <TextField
          label="Key"
          hint="Small letters, digits and hyphens. It stands in addresses and stays."
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
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
    </div>
  );
}

/** Every desk of the house. An administrator can change them here. */
export function DeskList({ page, actions }: { page: DesksOnDesk; actions: DeskActions }) {
  const { desks, languages, reasons } = page;
  const canChange = reasons.length === 0;
  return (
    <section className="house-part" aria-labelledby="desks-title">
      <h2 id="desks-title">Desks</h2>
      <p className="hint">A desk writes releases. Who may read, write and approve them is set by its people’s roles.</p>
      {canChange ? <AddDesk languages={languages} addDesk={actions.addDesk} /> : null}
      <ul className="desk-list">
        {desks.map((desk) => (
          <DeskRow key={desk.key} {...{ desk, languages, canChange }} setDesk={actions.setDesk} />
        ))}
      </ul>
    </section>
  );
}
