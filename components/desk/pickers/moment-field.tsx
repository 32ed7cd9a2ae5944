'use client';
import { lazy, Suspense, useId, useRef, useSyncExternalStore } from 'react';
import type { MomentProps } from './picker-props.ts';

const pickers = {
  date: lazy(() => import('./date-picker.tsx')),
  time: lazy(() => import('./time-picker.tsx')),
};

const never = () => () => {};

type Props = MomentProps & { type: 'date' | 'time'; autoFocus?: boolean };

/**
 * A date or a time, by a picker of React Aria. The picker comes when a form first shows one, since
 * it weighs as much as the screens around it. Until then, and without scripts, the browser's own
 * field is there. The server draws no picker: its styles stand in attributes, which the desk's
 * policy bars.
 */
export function MomentField({ type, autoFocus = false, ...props }: Props) {
  const id = useId();
  const hasFocus = useRef(autoFocus);
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const keep = (has: boolean) => () => {
    hasFocus.current = has;
  };
  const Picker = pickers[type];
  const { label, name, value, onChange, isInvalid = false, describedBy } = props;
  const ownField = (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        className="input"
        autoFocus={autoFocus}
        {...(name ? { name } : {})}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onFocus={keep(true)}
        onBlur={keep(false)}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
      />
    </div>
  );
  if (!isBrowser) return ownField;
  return (
    <Suspense fallback={ownField}>
      <Picker {...props} hasFocus={hasFocus} />
    </Suspense>
  );
}
