'use client';
import { signIn } from 'next-auth/react';
import { type FormEvent, useRef, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';
import { exactTime } from './times.ts';

const lockedWords = {
  locked: (until: string) =>
    `Too many wrong passwords for this e-mail address. From here, sign-in with it is locked until ${until}. Wait until then and try again, or sign in where you have signed in before.`,
  crowded: (until: string) =>
    `Too many wrong passwords from this network. Sign-in from here is locked until ${until}. Wait until then and try again, or sign in where you have signed in before.`,
};

/** The reason for a code. The code comes through an address, so nothing else of it is shown. */
function reasonOf(code: string | null | undefined, timeZone: string): Reason {
  const [what = '', moment = ''] = code?.split(/\.(.*)/s) ?? [];
  const until = new Date(moment);
  if (what in lockedWords && !Number.isNaN(until.getTime()))
    return { code: what, message: lockedWords[what as keyof typeof lockedWords](exactTime(until, timeZone)) };
  if (code === 'sign-in-token')
    return { code, message: 'This page is too old to sign in from. Load it anew and sign in again.' };
  if (code === 'failed')
    return {
      code,
      message: 'The newsroom failed at this sign-in. Try again; if it happens again, tell your administrator.',
    };
  if (code === 'sign-in-busy') return { code, message: 'Very many sign in just now. Wait a moment and try again.' };
  if (code === 'database-unavailable')
    return { code, message: 'The newsroom’s database does not answer just now. Wait a moment and try again.' };
  return { code: 'wrong-password', message: 'The e-mail address or the password is wrong. Check both and try again.' };
}

const unreachable: Reason = {
  code: 'unreachable',
  message: 'The newsroom cannot be reached. Check your connection and try again.',
};

/** @param next the path to open afterwards, checked by the page */
export function SignInForm({ next, timeZone }: { next: string; timeZone: string }) {
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
      setProblem(reasonOf(answer?.error, timeZone));
    } catch {
      setProblem(unreachable);
    }
    setBusy(false);
    passwordRef.current?.select();
  };
  return (
    <form className="sign-in" onSubmit={submit} aria-describedby="sign-in-problem">
      <div className="field">
        <label htmlFor="email">E-mail address</label>
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
        <label htmlFor="password">Password</label>
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
        Sign in
      </button>
    </form>
  );
}
