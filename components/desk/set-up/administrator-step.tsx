'use client';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { Field, TextField } from '#components/desk/field.tsx';
import { clock } from '#components/desk/times.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { visits } from '#components/desk/visits.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { HouseSet } from '#lib/house/schema.ts';
import { ReaderView, Seen, type StepFacts } from './reader-view.tsx';
import { StepForm } from './step-form.tsx';
import { type Step, useStep } from '#components/desk/use-step.ts';

type Props = StepFacts & { house: HouseSet; onDone: () => void; onBack: () => void };

type PasswordProps = { step: Step; value: string; onChange: (password: string) => void };

function Password({ step, value, onChange }: PasswordProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="set-up-password">
      <Field
        label="Password"
        hint="Twelve characters or more. Four words in a row do well."
        problems={step.problemsAt('password')}
        draw={(wiring) => (
          <input
            {...wiring}
            type={isShown ? 'text' : 'password'}
            className="input"
            dir="ltr"
            autoComplete="new-password"
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      />
      <label className="tick">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        Show the password
      </label>
    </div>
  );
}

function Preview({ house, now, name }: Pick<Props, 'house' | 'now'> & { name: string }) {
  const times = useTimes(house.timeZone);
  return (
    <ReaderView title="What the newsroom will see">
      <p className="see-record">
        <b>
          <mark>{name.trim() || 'Your name'}</mark>
        </b>{' '}
        was added as administrator by the set-up
        <span>
          {times.day(now)}, {clock(now, house.timeZone)}
        </span>
      </p>
      <dl className="see-list">
        <Seen place="In public">Nothing. No page of the site names you</Seen>
        <Seen place="You may">Invite people and give them roles; set the house, its desks and its series</Seen>
        <Seen place="You may not">
          Read drafts, write or approve: that needs another role, which another administrator gives you
        </Seen>
        <Seen place="At the end">
          This set-up closes for good, and you are signed in to{' '}
          <bdi>{inLanguage(house.names, house.languages[0] ?? 'en')}</bdi>
        </Seen>
      </dl>
    </ReaderView>
  );
}

/** Fourth step: who runs the house. With it the set-up is over. */
export function AdministratorStep({ code, house, now, onDone, onBack }: Props) {
  const step = useStep();
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const set = (field: keyof typeof person) => (value: string) => {
    setPerson((before) => ({ ...before, [field]: value }));
    step.clear(field);
  };
  const go = async () => {
    const named = await step.send(() => visits.setUpAdministrator({ code, ...person }));
    if (!named) return;
    // A sign-in that fails is made up for by the sign-in page.
    await signIn('credentials', { email: named.email, password: person.password, redirect: false }).catch(() => null);
    onDone();
  };
  return (
    <StepForm
      step={step}
      title="The first administrator"
      lead="You, most likely. An administrator invites people and sets the house; texts are for officers and editors."
      fields={/^(?:name|email|password)$/}
      next="End the set-up"
      onNext={() => void go()}
      onBack={onBack}
      preview={<Preview house={house} now={now} name={person.name} />}
    >
      <div className="set-up-two">
        <TextField
          label="Name"
          max={120}
          value={person.name}
          problems={step.problemsAt('name')}
          onChange={set('name')}
        />
        <TextField
          label="E-mail address"
          type="email"
          max={254}
          value={person.email}
          problems={step.problemsAt('email')}
          onChange={set('email')}
        />
      </div>
      <Password step={step} value={person.password} onChange={set('password')} />
    </StepForm>
  );
}
