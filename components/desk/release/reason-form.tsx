'use client';
import { type ReactNode, useId, useState } from 'react';
import { type PanelProps, StepPanel } from '#components/desk/step-panel.tsx';

type Props = Pick<PanelProps, 'action' | 'opener' | 'send' | 'isBusy' | 'isQuiet'> & {
  label: string;
  hint: string;
  /** The message for an empty reason. */
  missing: string;
  onSend: (reason: string) => Promise<boolean>;
  children?: ReactNode;
};

/** A step that needs a reason. A refusal leaves the reason in the field. */
export function ReasonForm({ label, hint, missing, onSend, children, ...panel }: Props) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const isEmpty = reason.trim() === '';
    setProblem(isEmpty ? missing : null);
    const isDone = !isEmpty && (await onSend(reason));
    if (isDone) setReason('');
    return isDone;
  };
  return (
    <StepPanel {...panel} name={panel.opener.replace('…', '')} onSend={send}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={4}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
      />
      <p className="hint" id={`${id}-hint`} role={problem ? 'alert' : undefined}>
        {problem ?? hint}
      </p>
      {children}
    </StepPanel>
  );
}
