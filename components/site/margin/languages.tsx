import { directionOf, nameOfLanguage, nameOfLanguageIn } from '#lib/core/languages.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The languages in which the number was issued, this page's first. */
export function Languages({ place, page }: { place: Place; page: PublicPage }) {
  if (place.house.languages.length < 2) return null;
  const words = wordsOf(page.language);
  const own = nameOfLanguageIn(page.language, page.language);
  return (
    <section className="screen">
      <h2>{words.languages}</h2>
      {page.languages.length === 0 ? (
        <p>{words.onlyIn(own)}</p>
      ) : (
        <ul>
          <li aria-current="page">{own}</li>
          {page.languages.map(({ language, path }) => (
            <li key={language}>
              <a href={path} lang={language} hrefLang={language} dir={directionOf(language)}>
                {nameOfLanguage(language)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
