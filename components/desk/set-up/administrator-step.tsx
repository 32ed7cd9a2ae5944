'use client';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordField } from '#components/desk/account/password-field.tsx';
import { TextField } from '#components/desk/field.tsx';
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
  const t = useTranslations('setUp.administrator');
  const [isShown, setShown] = useState(false);
  return (
    <div className="set-up-password">
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        kind="new-password"
        problems={step.problemsAt('password')}
        isShown={isShown}
        value={value}
        onChange={onChange}
      />
      <label className="tick">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {t('show')}
      </label>
    </div>
  );
}

function Preview({ house, now, name }: Pick<Props, 'house' | 'now'> & { name: string }) {
  const t = useTranslations('setUp.administrator');
  const view = useTranslations('setUp.view');
  const times = useTimes(house.timeZone);
  return (
    <ReaderView title={view('newsroom')}>
      <p className="see-record">
        {t.rich('wasAdded', {
          name: name.trim() || t('yourName'),
          b: (words) => (
            <b>
              <mark>{words}</mark>
            </b>
          ),
        })}
        <span>
          {times.day(now)}, {clock(now, house.timeZone)}
        </span>
      </p>
      <dl className="see-list">
        <Seen place={t('inPublic')}>{t('nothing')}</Seen>
        <Seen place={t('may')}>{t('mayWhat')}</Seen>
        <Seen place={t('mayNot')}>{t('mayNotWhat')}</Seen>
        <Seen place={t('end')}>
          {t.rich('closes', {
            house: inLanguage(house.names, house.languages[0] ?? 'en'),
            name: (words) => <bdi>{words}</bdi>,
          })}
        </Seen>
      </dl>
    </ReaderView>
  );
}

/** Fourth step: who runs the house. With it the set-up is over. */
export function AdministratorStep({ code, house, now, onDone, onBack }: Props) {
  const t = useTranslations('setUp.administrator');
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
      title={t('title')}
      lead={t('lead')}
      fields={/^(?:name|email|password)$/}
      next={t('next')}
      onNext={() => void go()}
      onBack={onBack}
      preview={<Preview house={house} now={now} name={person.name} />}
    >
      <div className="set-up-two">
        <TextField
          label={t('name')}
          max={120}
          value={person.name}
          problems={step.problemsAt('name')}
          onChange={set('name')}
        />
        <TextField
          label={t('email')}
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
