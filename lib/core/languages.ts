// The languages a release can be written in, and the direction they run. Pure.

const rightToLeft = new Set(['ar', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'pnb']);

export type Direction = 'ltr' | 'rtl';

/** Direction of a language by its BCP 47 code; `ur-PK` counts as `ur`. */
export function directionOf(language: string): Direction {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

const namesOfLanguages = new Map<string, string>();

/** A language's name in itself, as a reader of it looks for it. */
export function nameOfLanguage(language: string): string {
  const name =
    namesOfLanguages.get(language) ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  namesOfLanguages.set(language, name);
  return name;
}

/** Picks a name from `{ en: …, ur: … }`: the asked language, else English, else any. */
export function inLanguage(names: unknown, language: string): string {
  const all = (names ?? {}) as Record<string, string>;
  return all[language] ?? all.en ?? Object.values(all)[0] ?? '';
}
