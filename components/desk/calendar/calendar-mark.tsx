import type { ReactNode } from 'react';
import { lock } from '#components/desk/state-mark.tsx';
import type { MarkKind } from './calendar-words.ts';

// Each kind has a shape of its own, so that none depends on colour alone.
const shapes: Record<MarkKind, ReactNode> = {
  issued: <circle cx="6" cy="6" r="5" stroke="none" />,
  scheduled: (
    <>
      <circle cx="6" cy="6" r="4.8" fill="none" />
      <path d="M6 3.2V6l2 1.3" fill="none" />
    </>
  ),
  embargo: lock,
  confirmed: <path d="M1 1h10v10H1z" stroke="none" />,
  provisional: <path d="M1.5 1.5h9v9h-9z" fill="none" strokeDasharray="2.2 1.6" />,
  cancelled: <path d="M1.6 1.6h8.8v8.8H1.6zM1.8 1.8l8.4 8.4M10.2 1.8 1.8 10.2" fill="none" />,
};

/** Words with the shape and the colour of their kind. */
export function CalendarMark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return (
    <span className="calendar-mark" data-mark={kind}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  );
}
