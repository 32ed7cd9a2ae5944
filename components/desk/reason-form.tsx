'use client';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { sizes } from '#lib/releases/schema.ts';

type Props = {
  /** The button that opens it; what it does is not done before the form is sent. */
  opener: string;
  label: string;
  hint: string;
  /** What to say when the reason is empty. */
  missing: string;
  send: string;
  isBusy: boolean;
  isQuiet?: boolean;
  onSend: (reason: string) => void;
  children?: ReactNode;
};

/** A step that needs a reason: opens in place, asks once. What was written stays in the field when it is refused. */
export function ReasonForm({ opener, label, hint, missing, send, isBusy, isQuiet = false, onSend, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setProblem(missing);
    setProblem(null);
    onSend(reason);
  };
  if (!isOpen) {
    const style = isQuiet ? 'plain discard' : 'button quiet wide';
    return (
      <button type="button" className={style} data-command aria-disabled={isBusy} onClick={() => setOpen(true)}>
        {opener}
      </button>
    );
  }
  return (
    <form className="panel" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={4}
        value={reason}
        maxLength={sizes.reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
      />
      <p className="hint" id={`${id}-hint`} role={problem ? 'alert' : undefined}>
        {problem ?? hint}
      </p>
      {children}
      <button type="submit" className="button wide" aria-disabled={isBusy}>
        {send}
      </button>
      <button type="button" className="plain" onClick={() => setOpen(false)}>
        Not now
      </button>
    </form>
  );
}
