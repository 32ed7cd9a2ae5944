'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const againMs = 5000;

/** Says that the database does not answer, and tries again by itself. */
export function DatabaseDown() {
  const t = useTranslations('problems.database');
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), againMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main id="main" className="door">
      <div className="door-sheet" role="alert">
        <h1>{t('title')}</h1>
        <p>{t('kept')}</p>
        <p>{t('again')}</p>
        <button type="button" className="button primary" onClick={() => router.refresh()}>
          {t('now')}
        </button>
      </div>
    </main>
  );
}
