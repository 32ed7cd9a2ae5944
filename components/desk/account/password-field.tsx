'use client';
import { useTranslations } from 'next-intl';
import { Field } from '#components/desk/field.tsx';
import { passwordLength } from '#lib/accounts/rules.ts';
import type { Reason } from '#lib/core/result.ts';

type Props = {
  label: string;
  hint?: string;
  /** What a password manager fills in. */
  kind: 'current-password' | 'new-password';
  value: string;
  problems?: Reason[];
  /** Shows what is typed. */
  isShown?: boolean;
  onChange: (value: string) => void;
};

/** A field for a password. */
export function PasswordField({ label, hint, kind, value, problems = [], isShown = false, onChange }: Props) {
  return (
    <Field
      label={label}
      hint={hint}
      problems={problems}
      draw={(wiring) => (
        <input
          {...wiring}
          type={isShown ? 'text' : 'password'}
          className="input"
          dir="ltr"
          required
          autoComplete={kind}
          maxLength={passwordLength.max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    />
  );
}

/** What a new password needs, in one line. */
export function usePasswordHint(): string {
  return useTranslations('account')('password.hint', { min: passwordLength.min });
}
