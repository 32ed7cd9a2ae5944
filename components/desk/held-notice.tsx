import { useTranslations } from 'next-intl';
import type { Hold } from '#lib/site/schema.ts';
import { useTimes } from './use-times.ts';

/**
 * While schedules are held, nothing is published at its time until an administrator has checked the
 * clock.
 */
export function HeldNotice({ hold, timeZone }: { hold: Hold; timeZone: string }) {
  const t = useTranslations('problems.held');
  const times = useTimes(timeZone);
  return (
    <section className="notice" data-tone="wait" role="status" aria-label={t('title')}>
      <p>
        {t.rich('body', {
          seconds: hold.gainedSeconds,
          time: times.short(hold.heldAt, hold.heldAt),
          b: (words) => <strong>{words}</strong>,
          code: (words) => <code dir="ltr">{words}</code>,
        })}
      </p>
    </section>
  );
}
