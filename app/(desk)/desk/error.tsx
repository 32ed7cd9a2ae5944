'use client';
import { useTranslations } from 'next-intl';

/** The page for an unexpected error. Its digest is the error's name in the log. */
export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('problems');
  return (
    <main id="main" className="door">
      <div className="door-sheet" role="alert">
        <h1>{t('error.title')}</h1>
        <p>{t('error.body')}</p>
        <p className="row">
          <button type="button" className="button primary" onClick={() => retry()}>
            {t('error.again')}
          </button>
          <a className="button quiet" href="/desk">
            {t('toList')}
          </a>
        </p>
        {error.digest ? <p className="hint">{t('error.digest', { digest: error.digest })}</p> : null}
      </div>
    </main>
  );
}
