'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import { PasswordField, usePasswordHint } from './password-field.tsx';

type Props = { changePassword: DeskActions['changePassword']; email: string; sessionId: string };

/** A new password for the old one. */
export function PasswordForm({ changePassword, email, sessionId }: Props) {
  const t = useTranslations('account.password');
  const everywhere = useTranslations('everywhere');
  const passwordHint = usePasswordHint();
  const runner = useRunner();
  const [oldPassword, setOld] = useState('');
  const [password, setPassword] = useState('');
  const at = (name: string) => runner.reasons.filter(({ field }) => field === name);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const changed = await runner.run(
      () => changePassword({ oldPassword, password, keepSessionId: sessionId }),
      ({ sessions }) => t('done', { sessions }),
    );
    if (!changed) return;
    setOld('');
    setPassword('');
  };
  return (
    <section className="account-part" aria-labelledby="password-title">
      <h2 id="password-title">{t('title')}</h2>
      <form className="account-form" aria-labelledby="password-title" onSubmit={(event) => void send(event)}>
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          label={t('old')}
          kind="current-password"
          problems={at('oldPassword')}
          value={oldPassword}
          onChange={setOld}
        />
        <PasswordField
          label={t('new')}
          kind="new-password"
          hint={`${passwordHint} ${t('othersOut')}`}
          problems={at('password')}
          value={password}
          onChange={setPassword}
        />
        <button type="submit" className="button" aria-disabled={runner.isBusy}>
          {t('send')}
        </button>
      </form>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons
        tone="alert"
        title={everywhere('notDone')}
        reasons={runner.reasons.filter(({ field }) => field !== 'password' && field !== 'oldPassword')}
      />
    </section>
  );
}
