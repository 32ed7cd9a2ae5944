// The languages a release can be written in, and the direction they run. Pure.
import type { Actor } from './actor.ts';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'pnb']);

export type Direction = 'ltr' | 'rtl';

/** Direction of a language by its BCP 47 code; `ur-PK` counts as `ur`. */
export function directionOf(language: string): Direction {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

const namesOfLanguages = new Map<string, string>();

/** A language's name in that language: "اردو". */
export function nameOfLanguage(language: string): string {
  const name =
    namesOfLanguages.get(language) ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  namesOfLanguages.set(language, name);
  return name;
}

/** A language's name in the reader's language: "Urdu". */
export function nameOfLanguageIn(language: string, reader: string): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;
}

/**
 * The name in `language` from `{ en: …, ur: … }`; else the English one, else any; '' where there is
 * none.
 */
export function inLanguage(names: unknown, language: string): string {
  const all = (names ?? {}) as Record<string, string>;
  return all[language] ?? all.en ?? Object.values(all)[0] ?? '';
}

/** The name as this reader reads it. */
export const nameFor = (reader: Actor, names: unknown) =>
  inLanguage(names, (reader.kind === 'user' && reader.language) || 'en');

/** The size of a file in the reader's language: "1.2 MB", "48 kB". A kilobyte has 1000 bytes. */
export function sizeInWords(bytes: number, language = 'en'): string {
  const unit = bytes < 1000 ? 'byte' : bytes < 999_500 ? 'kilobyte' : 'megabyte';
  const value = { byte: bytes, kilobyte: bytes / 1000, megabyte: bytes / 1_000_000 }[unit];
  const digits = { maximumFractionDigits: unit === 'megabyte' ? 1 : 0 };
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', ...digits }).format(value);
}
