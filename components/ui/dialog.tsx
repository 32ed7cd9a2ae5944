'use client';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

type Props = { label: string; className?: string; onClose: () => void; children: ReactNode };

/**
 * The browser's own modal dialog: it keeps the focus inside, returns it, and closes on Escape or a
 * press outside.
 */
export function Dialog({ label, className = '', onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  // A dialog that has left the page returns no focus, so it closes before.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={label}
      onClose={onClose}
      // The browser tells of its own Escape later, when the next key may already have been pressed.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
