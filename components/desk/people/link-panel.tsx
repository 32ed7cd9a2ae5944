'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useTimes } from '#components/desk/use-times.ts';
import type { LinkMade } from '#lib/accounts/schema.ts';

/** A link to hand over. It is seen this once, so it takes the focus. */
export function LinkPanel({ link, timeZone }: { link: LinkMade; timeZone: string }) {
  const t = useTranslations('people.link');
  const times = useTimes(timeZone);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  if (!link.address || !link.until) return null;
  return (
    <div className="link-panel">
      <label htmlFor="link-to-hand-over">
        {t.rich(link.kind, { address: link.email, email: (words) => <bdi>{words}</bdi> })}
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
        {t('hint', { until: times.full(new Date(link.until)) })}
      </p>
    </div>
  );
}
