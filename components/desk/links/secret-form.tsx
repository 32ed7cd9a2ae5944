'use client';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { PasswordField, usePasswordHint } from '#components/desk/account/password-field.tsx';
import { TextField } from '#components/desk/house/field.tsx';
import { useStep } from '#components/desk/set-up/use-step.ts';
import { visits } from '#components/desk/visits.ts';
import { Reasons } from '#components/ui/reasons.tsx';

type Props = {
  kind: 'invitation' | 'password';
  code: string;
  holder: { email: string; name: string };
};

/** What a link asks for: a new password, and the name with an invitation. Then one is signed in. */
export function SecretForm({ kind, code, holder: { email, name: given } }: Props) {
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
    <form ref={step.form} className="sign-in" aria-label="Set your password" onSubmit={(event) => void send(event)}>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {kind === 'invitation' ? (
        <TextField
          label="Your name"
          hint="As colleagues and the record show it."
          max={120}
          required
          value={name}
          problems={step.problemsAt('name')}
          onChange={setName}
        />
      ) : null}
      <PasswordField
        label="New password"
        kind="new-password"
        hint={passwordHint}
        problems={step.problemsAt('password')}
        value={password}
        onChange={setPassword}
      />
      <Reasons
        tone="alert"
        title="Not done."
        reasons={step.reasons.filter(({ field }) => field !== 'password' && field !== 'name')}
      />
      <button type="submit" className="button primary" aria-disabled={step.isBusy}>
        {kind === 'invitation' ? 'Join the newsroom' : 'Set this password'}
      </button>
    </form>
  );
}
