import { LanguageChoice } from '#components/desk/links/language-choice.tsx';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

/** The address of a set-up that is over, or of an earlier start. */
export default function SetUpOver() {
  const t = useTranslations('links');
  return (
    <main id="main" className="door">
      <div className="door-sheet">
        <h1>{t('setUpOver.title')}</h1>
        <p>{t('setUpOver.body')}</p>
        <p>
          <Link className="button primary" href="/desk/sign-in">
            {t('signIn')}
          </Link>
        </p>
        <LanguageChoice />
      </div>
    </main>
  );
}
