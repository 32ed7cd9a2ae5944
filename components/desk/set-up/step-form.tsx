'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Step } from '#components/desk/use-step.ts';

type Props = {
  step: Step;
  title: string;
  lead: ReactNode;
  /** The fields that show their own problems; the reasons against others stand above the button. */
  fields: RegExp;
  /** What the button does. */
  next: string;
  onNext: () => void;
  onBack?: (() => void) | undefined;
  /** Beside the button. */
  more?: ReactNode;
  /** Below the fields, what readers will see. */
  preview: ReactNode;
  children: ReactNode;
};

/** One step: its fields, and beside them what readers will see. Its heading has the focus first. */
export function StepForm({ step, title, lead, fields, next, onNext, onBack, more, preview, children }: Props) {
  const t = useTranslations('setUp');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!step.isBusy) onNext();
  };
  return (
    <main id="main" className="set-up-columns">
      <form ref={step.form} className="set-up-form" aria-labelledby="set-up-title" noValidate onSubmit={submit}>
        <header>
          <h1 id="set-up-title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className="set-up-lead">{lead}</p>
        </header>
        {children}
        <Reasons
          tone="alert"
          title={t('notKept')}
          reasons={step.reasons.filter(({ field }) => !field || !fields.test(field))}
        />
        <div className="set-up-act">
          {onBack ? (
            <button type="button" className="plain" onClick={onBack}>
              {t('back')}
            </button>
          ) : null}
          {more}
          <button type="submit" className="button primary" aria-disabled={step.isBusy}>
            {next}
          </button>
        </div>
      </form>
      {preview}
    </main>
  );
}
