'use client';
import { useEffect, useRef } from 'react';
import { useTimes } from '#components/desk/use-times.ts';
import type { LinkMade } from '#lib/accounts/schema.ts';

/** A link to hand over. It is seen this once, so it takes the focus. */
export function LinkPanel({ link, timeZone }: { link: LinkMade; timeZone: string }) {
  const times = useTimes(timeZone);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  if (!link.address || !link.until) return null;
  return (
    <div className="link-panel">
      <label htmlFor="link-to-hand-over">
        {link.kind === 'invitation' ? 'Invitation' : 'New password'}: a link for <bdi>{link.email}</bdi>
      </label>
      <input
        ref={field}
        id="link-to-hand-over"
        className="input"
        dir="ltr"
        readOnly
        aria-describedby="link-hint"
        value={link.address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="hint" id="link-hint">
        Copy it now: it is not shown again. It works once, until {times.full(new Date(link.until))}.
      </p>
    </div>
  );
}
