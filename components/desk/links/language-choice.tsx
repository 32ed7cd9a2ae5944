'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { interfaceLanguages } from '#lib/accounts/schema.ts';
import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';

/**
 * The languages of a page that is read without a session, each by its own name. A link sets a
 * cookie (proxy.ts), so it works without scripts. After the sign-in the account's language counts.
 */
export function LanguageChoice() {
  const t = useTranslations('links');
  const locale = useLocale();
  const query = useSearchParams();
  const addressIn = (language: string) => `?${new URLSearchParams([...query, ['interface', language]])}`;
  return (
    <nav className="language-choice" aria-label={t('language')}>
      {interfaceLanguages.map((language) => (
        <a
          key={language}
          href={addressIn(language)}
          lang={language}
          dir={directionOf(language)}
          aria-current={language === locale ? 'true' : undefined}
        >
          {nameOfLanguageIn(language, language)}
        </a>
      ))}
    </nav>
  );
}
