import { useTranslations } from 'next-intl';
import Link from 'next/link';

/** What an administrator looks after, and what of it needs them. */
export function Administration({ undelivered }: { undelivered: number }) {
  const t = useTranslations('queue.house');
  return (
    <section className="found-day administration" aria-labelledby="administration">
      <div className="found-head">
        <h2 id="administration">{t('title')}</h2>
      </div>
      <p>
        {undelivered === 0 ? (
          t('allDelivered')
        ) : (
          <Link href="/desk/deliveries" prefetch={false}>
            {t('undelivered', { count: undelivered })}
          </Link>
        )}
      </p>
      <p className="row">
        <Link href="/desk/people" prefetch={false}>
          {t('people')}
        </Link>
        <Link href="/desk/house" prefetch={false}>
          {t('houseAndDesks')}
        </Link>
        <Link href="/desk/series" prefetch={false}>
          {t('series')}
        </Link>
        <Link href="/desk/deliveries" prefetch={false}>
          {t('deliveries')}
        </Link>
      </p>
    </section>
  );
}
