import { useTranslations } from 'next-intl';
import Link from 'next/link';

export default function NotFound() {
  const t = useTranslations('problems');
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>{t('missing.title')}</h1>
        <p>{t('missing.body')}</p>
        <p>
          <Link className="button primary" href="/desk">
            {t('toList')}
          </Link>
        </p>
      </div>
    </main>
  );
}
