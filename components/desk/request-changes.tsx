'use client';
import { type FormEvent, useState } from 'react';
import { sizes } from '#lib/releases/schema.ts';
import type { DeskActions } from './desk-actions.ts';
import type { Verbs } from './use-verbs.ts';

/** Sends the text back. What was written stays in the field when it is refused. */
export function RequestChanges({ actions, verbs }: { actions: DeskActions; verbs: Verbs }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setProblem('Write the reason, so that the officer knows what to change.');
    setProblem(null);
    void verbs.run((input) => actions.requestChanges({ ...input, reason }));
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        className="button quiet wide"
        data-command
        aria-disabled={verbs.isBusy}
        onClick={() => setOpen(true)}
      >
        Request changes…
      </button>
    );
  }
  return (
    <form className="panel" onSubmit={send} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <label htmlFor="reason">Reason</label>
      <textarea
        id="reason"
        className="input"
        rows={4}
        value={reason}
        maxLength={sizes.reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        aria-describedby="reason-hint"
        aria-invalid={problem !== null}
      />
      <p className="hint" id="reason-hint" role={problem ? 'alert' : undefined}>
        {problem ?? 'The officer is told and reads exactly this.'}
      </p>
      <button type="submit" className="button wide" aria-disabled={verbs.isBusy}>
        Send back with this reason
      </button>
      <button type="button" className="plain" onClick={() => setOpen(false)}>
        Not now
      </button>
    </form>
  );
}
