'use client';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type ActionName, actionWeights } from './action-weights.ts';

export type PanelProps = {
  action: ActionName;
  /** The button that opens it; nothing is done before the form is sent. */
  opener: string;
  /** What the form is called. */
  name: string;
  send: string;
  isBusy: boolean;
  /** Opened by a word among others, not by a button of the rail's width. */
  isQuiet?: boolean;
  canSend?: boolean;
  /** For fields that begin with what stands now. */
  onOpen?: () => void;
  /** True when it was done: the panel closes. Else what was typed stays. */
  onSend: () => Promise<boolean>;
  children: ReactNode;
};

/** A step with fields of its own: opens in place, asks once, and gives the focus back to where it was opened. */
export function StepPanel({
  action,
  opener,
  name,
  send,
  isBusy,
  canSend = true,
  onSend,
  children,
  ...props
}: PanelProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Without a field the question itself: the key that opened it does not answer it.
    if (isOpen) (form.current?.querySelector<HTMLElement>('input, select, textarea') ?? form.current)?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const open = () => {
    props.onOpen?.();
    setOpen(true);
  };
  if (!isOpen)
    return (
      <button
        ref={button}
        type="button"
        className={props.isQuiet ? 'plain discard' : 'button quiet wide'}
        data-command={actionWeights[action]}
        aria-disabled={isBusy}
        onClick={open}
      >
        {opener}
      </button>
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (canSend && (await onSend())) setOpen(false);
  };
  return (
    <form
      ref={form}
      className="panel"
      tabIndex={-1}
      aria-label={name}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      {children}
      <button type="submit" className="button wide" aria-disabled={isBusy || !canSend}>
        {send}
      </button>
      <button type="button" className="plain" onClick={() => setOpen(false)}>
        Not now
      </button>
    </form>
  );
}
