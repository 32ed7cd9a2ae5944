import type { ReactNode } from 'react';

/**
 * A ring with one letter, figure or tick in it: the emblem of a house that has none, and the mark
 * of what the register proves. It is an ornament: the words beside it say the same.
 */
export function Seal({ children, className = 'seal' }: { children: ReactNode; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="22.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <circle cx="24" cy="24" r="19" fill="none" stroke="currentColor" strokeWidth=".6" />
      {typeof children === 'string' ? (
        <text x="24" y="24" dy=".36em" textAnchor="middle" fill="currentColor">
          {children}
        </text>
      ) : (
        children
      )}
    </svg>
  );
}

/** A tick as wide as a letter of the seal. */
export const Tick = () => <path d="M15 24.5l6.5 6.5L34 17.5" fill="none" stroke="currentColor" strokeWidth="3" />;
