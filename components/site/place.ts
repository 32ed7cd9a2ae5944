import type { PublicHouse } from '#lib/site/schema.ts';

/** What every page needs to know of its place in the site. */
export type Place = {
  house: PublicHouse;
  language: string;
  /** The site's own origin, without a slash at its end. */
  origin: string;
  /** The page's path. */
  path: string;
  stylesheet: string;
  fonts: string[];
};

/** The prefix of a language's paths: empty for the house's own language. */
export function prefixOf(house: PublicHouse, language: string): string {
  return language === house.languages[0] ? '' : `/${language}`;
}

/** The addresses of the same page in the house's languages. @param rest its path without prefix */
export function sameIn(house: PublicHouse, rest: string): Record<string, string> {
  return Object.fromEntries(house.languages.map((language) => [language, prefixOf(house, language) + rest || '/']));
}

/** A page's address as it is printed: without "https://". */
export const printedAddress = (place: Pick<Place, 'origin'>, path: string) =>
  place.origin.replace(/^https?:\/\//, '') + path;
