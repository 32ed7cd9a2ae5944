import { useTranslations } from 'next-intl';
import type { ShownState } from './states.ts';

// Each state has a shape of its own, so that none depends on colour alone.
const shapes: Record<ShownState, React.ReactNode> = {
  draft: <circle cx="6" cy="6" r="4.25" fill="none" />,
  submitted: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" />
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" stroke="none" />
    </>
  ),
  'changes-requested': <path d="M6 1.2 10.8 6 6 10.8 1.2 6z" fill="none" />,
  approved: <path d="M1.5 6.4 4.6 9.6 10.5 2.6" fill="none" strokeWidth="2" />,
  scheduled: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" />
      <path d="M6 3.4V6l1.9 1.3" fill="none" />
    </>
  ),
  published: <circle cx="6" cy="6" r="5" stroke="none" />,
  withdrawn: <path d="M2 2h8v8H2zM2 10 10 2" fill="none" />,
  discarded: <path d="M2 2l8 8M10 2 2 10" fill="none" />,
};

/** The state in words, with its shape and colour. */
export function StateMark({
  state,
  label,
  as: Tag = 'span',
  className = '',
}: {
  state: ShownState;
  label?: string;
  as?: 'span' | 'h2';
  className?: string;
}) {
  const t = useTranslations('states');
  return (
    <Tag className={`state ${className}`} data-state={state}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[state]}
      </svg>
      {label ?? t(state)}
    </Tag>
  );
}

/** The shape of an embargo, at the desk and in the calendar. */
export const lock = (
  <>
    <path d="M1.8 5.4h8.4v5.8H1.8z" stroke="none" />
    <path d="M3.7 5.6V3.5a2.3 2.3 0 0 1 4.6 0v2.1" fill="none" />
  </>
);

/** Words of an embargo, with its lock. */
export function EmbargoMark({ children }: { children: string }) {
  return (
    <span className="state embargo-mark">
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {lock}
      </svg>
      {children}
    </span>
  );
}

/** The flag of an urgent publication that nobody has reviewed. */
export function UrgentMark({ children }: { children: string }) {
  return (
    <span className="state urgent-mark">
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d="M6 1.2 11.2 10.6H.8z" fill="none" />
        <path d="M6 4.6v2.8M6 8.6v.6" fill="none" />
      </svg>
      {children}
    </span>
  );
}
