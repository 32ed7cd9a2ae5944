import { directionOf, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { Place } from './place.ts';
import { wordsOf } from './words/words.ts';

/** The words for a release in another language: "in Urdu only"; null in the reader's own. */
export function foreignWords({ house, language: reader }: Pick<Place, 'house' | 'language'>, language: string) {
  if (language === reader) return null;
  const words = wordsOf(reader);
  const name = nameOfLanguageIn(language, reader);
  // With more than two languages, others may have it too.
  return house.languages.length > 2 ? words.inAnother(name) : words.inOnly(name);
}

/** The same as a label. */
export function ForeignLabel({ place, language }: { place: Place; language: string }) {
  const words = foreignWords(place, language);
  return words && <em className="label">{words}</em>;
}

/** The attributes of a line in another language than the page's. */
export const inItsOwn = (language: string, reader: string) =>
  language === reader ? {} : { lang: language, dir: directionOf(language) };
