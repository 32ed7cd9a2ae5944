import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { Place } from './frame.tsx';
import { wordsOf } from './words.ts';

/** Said wherever a release of another language stands among the reader's: "in Urdu only". */
export function ForeignLabel({ place, language }: { place: Place; language: string }) {
  if (language === place.language) return null;
  const words = wordsOf(place.language);
  const name = nameOfLanguageIn(language, place.language);
  // Where a house has more languages, others may have it too.
  return <em className="label">{place.house.languages.length > 2 ? words.inAnother(name) : words.inOnly(name)}</em>;
}

/** How a line in another language than its page's is marked. */
export const inItsOwn = (language: string, reader: string) =>
  language === reader ? {} : { lang: language, dir: directionOf(language) };
