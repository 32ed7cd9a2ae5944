'use client';
import { type ReactNode, useId } from 'react';
import { useReasonWords } from '#components/ui/reasons.tsx';
import type { Reason } from '#lib/core/result.ts';

export type FieldWiring = { id: string; 'aria-describedby': string; 'aria-invalid': boolean };
type FieldProps = { label: string; hint?: ReactNode; problems?: Reason[]; draw: (wiring: FieldWiring) => ReactNode };

/** A field with its label, its hint and its problems. */
export function Field({ label, hint, problems = [], draw }: FieldProps) {
  const id = useId();
  const wordsOf = useReasonWords();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {draw({ id, 'aria-describedby': `${id}-hint ${id}-problems`, 'aria-invalid': problems.length > 0 })}
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <ul className="field-problem" id={`${id}-problems`} aria-live="polite">
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.message}`}>{wordsOf(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

type TextProps = Omit<FieldProps, 'draw'> & {
  value: string;
  onChange: (value: string) => void;
  max: number;
  lang?: string;
  type?: 'text' | 'email' | 'tel';
  spellCheck?: boolean;
  autoCapitalize?: 'none';
  list?: string;
  required?: boolean;
};

/** A field of one line. */
export function TextField({ label, hint, problems, value, onChange, max, lang, ...input }: TextProps) {
  return (
    <Field
      {...{ label, hint, ...(problems ? { problems } : {}) }}
      draw={(wiring) => (
        <input
          {...wiring}
          {...input}
          className="input"
          dir="auto"
          {...(lang ? { lang } : {})}
          autoComplete="off"
          maxLength={max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    />
  );
}
