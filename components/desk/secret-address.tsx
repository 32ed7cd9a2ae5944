import { type ReactNode, useEffect, useId, useRef } from 'react';

type Props = { label: ReactNode; address: string; hint: string };

/** An address to copy or to hand over. It is seen this once, so it takes the focus. */
export function SecretAddress({ label, address, hint }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className="link-panel">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        className="input"
        dir="ltr"
        readOnly
        aria-describedby={`${id}-hint`}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
