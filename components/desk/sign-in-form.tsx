'use client';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';
import type { Words } from '#components/words/catalogues.ts';
import type { Times } from './times.ts';
import { useTimes } from './use-times.ts';

const plainCodes = ['sign-in-token', 'failed', 'sign-in-busy', 'database-unavailable'] as const;

/** The reason for a code. The code comes through an address, so nothing else of it is shown. */
function reasonOf(given: string | null | undefined, times: Times, t: Words<'signIn'>): Reason {
  const [what = '', moment = ''] = given?.split(/\.(.*)/s) ?? [];
  const until = new Date(moment);
  if ((what === 'locked' || what === 'crowded') && !Number.isNaN(until.getTime()))
    return worded(t(`problems.${what}`, { until: times.exact(until) }));
  const code = plainCodes.find((one) => one === given) ?? 'wrong-password';
  return worded(t(`problems.${code}`));
}

/** @param next the path to open afterwards, checked by the page */
export function SignInForm({ next, timeZone }: { next: string; timeZone: string }) {
  const t = useTranslations('signIn');
  const times = useTimes(timeZone);
  const [problem, setProblem] = useState<Reason | null>(null);
  const [isBusy, setBusy] = useState(false);
  const passwordRef = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      const answer = await signIn('credentials', {
        email: String(data.get('email')),
        password: String(data.get('password')),
        redirect: false,
      });
      if (answer?.ok && !answer.error) return window.location.assign(next);
      setProblem(reasonOf(answer?.error, times, t));
    } catch {
      setProblem(worded(t('problems.unreachable')));
    }
    setBusy(false);
    passwordRef.current?.select();
  };
  return (
    <form className="sign-in" onSubmit={submit} aria-describedby="sign-in-problem">
      <div className="field">
        <label htmlFor="email">{t('email')}</label>
        <input
          id="email"
          name="email"
          type="email"
          className="input"
          autoComplete="username"
          required
          maxLength={254}
          autoFocus
          dir="ltr"
        />
      </div>
      <div className="field">
        <label htmlFor="password">{t('password')}</label>
        <input
          id="password"
          name="password"
          type="password"
          className="input"
          ref={passwordRef}
          autoComplete="current-password"
          required
          maxLength={200}
          dir="ltr"
        />
      </div>
      <div id="sign-in-problem" className="sign-in-problem" aria-live="assertive">
        <Reasons reasons={problem ? [problem] : []} tone="alert" />
      </div>
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {t('send')}
      </button>
    </form>
  );
}
