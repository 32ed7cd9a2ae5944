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

/** A language's name as readers of another one say it: "Urdu". */
export function nameOfLanguageIn(language: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;
}

/** Picks a name from `{ en: …, ur: … }`: the asked language, else English, else any. */
export function inLanguage(names: unknown, language: string): string {
  const all = (names ?? {}) as Record<string, string>;
  return all[language] ?? all.en ?? Object.values(all)[0] ?? '';
}

/** The size of a file as a reader of the language reads it: "1.2 MB", "48 kB"; in thousands, as file managers reckon. */
export function sizeInWords(bytes: number, language = 'en'): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 999_500 ? 'kilobyte' : 'megabyte';
  const value = { byte: bytes, kilobyte: bytes / 1000, megabyte: bytes / 1_000_000 }[unit];
  const digits = { maximumFractionDigits: unit === 'megabyte' ? 1 : 0 };
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', ...digits }).format(value);
}
