'use client';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/desk/house/field.tsx';
import { useStep } from '#components/desk/set-up/use-step.ts';
import { visits } from '#components/desk/visits.ts';
import { Reasons } from '#components/ui/reasons.tsx';

/** Asks for a link to set a new password. The answer is the same for every address. */
export function ForgotForm() {
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
    <form
      ref={step.form}
      className="sign-in"
      aria-label="Ask for a new password"
      onSubmit={(event) => void send(event)}
    >
      <TextField
        label="E-mail address"
        type="email"
        max={254}
        required
        value={email}
        problems={step.problemsAt('email')}
        onChange={setEmail}
      />
      <Reasons tone="alert" title="Not done." reasons={step.reasons.filter(({ field }) => field !== 'email')} />
      <p role="status">
        {sentTo ? (
          <>
            If <bdi>{sentTo}</bdi> has an account here, an e-mail with a link is on its way. The link works once, for
            half an hour.
          </>
        ) : null}
      </p>
      <button type="submit" className="button primary" aria-disabled={step.isBusy}>
        Send me a link
      </button>
    </form>
  );
}
