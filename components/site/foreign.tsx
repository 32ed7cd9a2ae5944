import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { Place } from './frame.tsx';
import { wordsOf } from './words.ts';

/** The note on a release in another language: "in Urdu only". */
export function ForeignLabel({ place, language }: { place: Place; language: string }) {
  if (language === place.language) return null;
  const words = wordsOf(place.language);
  const name = nameOfLanguageIn(language, place.language);
  // With more than two languages, others may have it too.
  return <em className="label">{place.house.languages.length > 2 ? words.inAnother(name) : words.inOnly(name)}</em>;
}

/** The attributes of a line in another language than the page's. */
export const inItsOwn = (language: string, reader: string) =>
  language === reader ? {} : { lang: language, dir: directionOf(language) };
