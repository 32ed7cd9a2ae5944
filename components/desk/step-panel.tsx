'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type ActionName, actionWeights } from './action-weights.ts';

export type PanelProps = {
  action: ActionName;
  /** The label of the button that opens the form. */
  opener: string;
  /** What tells this button from others of the same name. */
  about?: ReactNode;
  /** The form's accessible name. */
  name: string;
  send: string;
  isBusy: boolean;
  /** A text button in place of a wide one. */
  isQuiet?: boolean;
  /** The button was pressed before the form's script was here. */
  isOpenAtFirst?: boolean;
  canSend?: boolean;
  /** Called when it opens, for fields that begin with current values. */
  onOpen?: () => void;
  /** True closes the panel. Otherwise the fields keep what was typed. */
  onSend: () => Promise<boolean>;
  children: ReactNode;
};

/** A step with a form. It opens in place, asks first, and returns the focus to its button. */
export function StepPanel({
  action,
  opener,
  name,
  send,
  isBusy,
  canSend = true,
  isOpenAtFirst = false,
  onSend,
  children,
  ...props
}: PanelProps) {
  const everywhere = useTranslations('everywhere');
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Without a field the form itself takes the focus, so the key that opened it does not send it.
    if (isOpen)
      (
        form.current?.querySelector<HTMLElement>('[role=spinbutton], input:not([type=hidden]), select, textarea') ??
        form.current
      )?.focus();
    // Somebody who has gone on while it was sent keeps their place.
    else if (wasOpen.current && document.activeElement === document.body) button.current?.focus();
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
        {props.about}
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
      data-holds-page
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
        {everywhere('notNow')}
      </button>
    </form>
  );
}
