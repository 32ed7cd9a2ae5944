'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/desk/field.tsx';
import { useStep } from '#components/desk/use-step.ts';
import { visits } from '#components/desk/visits.ts';
import { Reasons } from '#components/ui/reasons.tsx';

/** Asks for a link to set a new password. The answer is the same for every address. */
export function ForgotForm() {
  const t = useTranslations('links');
  const everywhere = useTranslations('everywhere');
  const step = useStep();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSentTo('');
    const answer = await step.send(async () => {
      const result = await visits.askForPassword({ email });
      return result.ok ? { ok: true as const, value: email } : result;
    });
    if (answer) setSentTo(answer);
  };
  return (
    <form ref={step.form} className="sign-in" aria-label={t('forgotten.form')} onSubmit={(event) => void send(event)}>
      <TextField
        label={t('email')}
        type="email"
        max={254}
        required
        value={email}
        problems={step.problemsAt('email')}
        onChange={setEmail}
      />
      <Reasons
        tone="alert"
        title={everywhere('notDone')}
        reasons={step.reasons.filter(({ field }) => field !== 'email')}
      />
      <p role="status">
        {sentTo ? t.rich('forgotten.sent', { address: sentTo, email: (words) => <bdi>{words}</bdi> }) : null}
      </p>
      <button type="submit" className="button primary" aria-disabled={step.isBusy}>
        {t('forgotten.send')}
      </button>
    </form>
  );
}
