'use client';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { PasswordField, usePasswordHint } from '#components/desk/account/password-field.tsx';
import { TextField } from '#components/desk/field.tsx';
import { useStep } from '#components/desk/use-step.ts';
import { visits } from '#components/desk/visits.ts';
import { Reasons } from '#components/ui/reasons.tsx';

type Props = {
  kind: 'invitation' | 'password';
  code: string;
  holder: { email: string; name: string };
};

/** What a link asks for: a new password, and the name with an invitation. Then one is signed in. */
export function SecretForm({ kind, code, holder: { email, name: given } }: Props) {
  const t = useTranslations('links.secret');
  const everywhere = useTranslations('everywhere');
  const passwordHint = usePasswordHint();
  const step = useStep();
  const [name, setName] = useState(given === email ? '' : given);
  const [password, setPassword] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const set = await step.send(() =>
      kind === 'invitation' ? visits.join({ code, name, password }) : visits.setPassword({ code, password }),
    );
    if (!set) return;
    // A sign-in that fails is made up for by the sign-in page.
    await signIn('credentials', { email: set.email, password, redirect: false }).catch(() => null);
    window.location.assign('/desk');
  };
  return (
    <form ref={step.form} className="sign-in" aria-label={t('form')} onSubmit={(event) => void send(event)}>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {kind === 'invitation' ? (
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          max={120}
          required
          value={name}
          problems={step.problemsAt('name')}
          onChange={setName}
        />
      ) : null}
      <PasswordField
        label={t('password')}
        kind="new-password"
        hint={passwordHint}
        problems={step.problemsAt('password')}
        value={password}
        onChange={setPassword}
      />
      <Reasons
        tone="alert"
        title={everywhere('notDone')}
        reasons={step.reasons.filter(({ field }) => field !== 'password' && field !== 'name')}
      />
      <button type="submit" className="button primary" aria-disabled={step.isBusy}>
        {t(kind === 'invitation' ? 'join' : 'set')}
      </button>
    </form>
  );
}
