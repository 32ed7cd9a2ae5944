import { useLocale } from 'next-intl';
import { directionOf } from '#lib/core/languages.ts';

/** `lang` and `dir` for the interface's own words inside a text of another language. */
export function useOwnLanguage() {
  const lang = useLocale();
  return { lang, dir: directionOf(lang) };
}
