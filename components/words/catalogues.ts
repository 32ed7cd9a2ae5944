// The interface's words: one file a language. English is the measure of the others
// (catalogues.test.ts). `docs/recipes.md` says how a language is added.
import type { useTranslations } from 'next-intl';
import type { InterfaceLanguage } from '#lib/accounts/schema.ts';
import en from './en.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

export const catalogues: Record<InterfaceLanguage, typeof en> = { en, ur };

declare module 'next-intl' {
  interface AppConfig {
    Locale: InterfaceLanguage;
    Messages: typeof en;
  }
}

/** The words of one screen, as `useTranslations('queue')` gives them. */
export type Words<Screen extends keyof typeof en> = ReturnType<typeof useTranslations<Screen>>;
