'use client';
import { type FormEvent, useState } from 'react';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { PasswordField, passwordHint } from './password-field.tsx';

type Props = { changePassword: DeskActions['changePassword']; email: string; sessionId: string };

/** A new password for the old one. */
export function PasswordForm({ changePassword, email, sessionId }: Props) {
  const runner = useRunner();
  const [oldPassword, setOld] = useState('');
  const [password, setPassword] = useState('');
  const at = (name: string) => runner.reasons.filter(({ field }) => field === name);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const changed = await runner.run(
      () => changePassword({ oldPassword, password, keepSessionId: sessionId }),
      ({ sessions }) => `Your password is changed. Other devices signed out: ${sessions}.`,
    );
    if (!changed) return;
    setOld('');
    setPassword('');
  };
  return (
    <section className="account-part" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <form className="account-form" aria-labelledby="password-title" onSubmit={(event) => void send(event)}>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label="Old password"
          kind="current-password"
          problems={at('oldPassword')}
          value={oldPassword}
          onChange={setOld}
        />
        <PasswordField
          label="New password"
          kind="new-password"
          hint={`${passwordHint} Your other devices are signed out.`}
          problems={at('password')}
          value={password}
          onChange={setPassword}
        />
        <button type="submit" className="button" aria-disabled={runner.isBusy}>
          Change the password
        </button>
      </form>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons
        tone="alert"
        title="Not done."
        reasons={runner.reasons.filter(({ field }) => field !== 'password' && field !== 'oldPassword')}
      />
    </section>
  );
}
