import { nameOfLanguageIn } from '#lib/core/languages.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { inItsOwn } from '../foreign.tsx';
import { Folio, Turn } from './turn.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/**
 * The page of a number that was not issued in the reader's language. It links to the languages that
 * have it, and to the previous and next number.
 * @param page the release in a language that has it, with the neighbours of the reader's language
 */
export function OnlyInDocument({ place, page }: { place: Place; page: PublicPage }) {
  const words = wordsOf(place.language);
  const language = nameOfLanguageIn(page.language, place.language);
  const own = nameOfLanguageIn(place.language, place.language);
  const headline = page.text?.content.headline ?? words.headlineGone;
  return (
    <Frame
      place={place}
      title={words.notIssuedIn(page.label, own)}
      description={words.readIn(language)}
      inOtherLanguage={{ [page.language]: page.path }}
      canonical={page.path}
      head={
        <>
          <meta name="robots" content="noindex" />
          {page.previous && <link rel="prev" href={page.previous.path} />}
          {page.next && <link rel="next" href={page.next.path} />}
        </>
      }
    >
      <div className="release">
        <Folio place={place} page={page} />
        <aside className="notice">
          <h1>{words.notIssuedIn(page.label, own)}</h1>
          {page.state === 'withdrawn' && <p>{words.withdrawn}</p>}
          <p {...(page.text ? inItsOwn(page.language, place.language) : {})}>{headline}</p>
          <p>
            <a href={page.path} hrefLang={page.language}>
              {words.readIn(language)}
            </a>
          </p>
        </aside>
        <nav className="turn" aria-label={words.turn}>
          <Turn to={page.previous} rel="prev" place={place} period={page.period} />
          <Turn to={page.next} rel="next" place={place} period={page.period} />
        </nav>
      </div>
      <p className="printed">
        {words.printedFrom} <span dir="ltr">{place.origin + place.path}</span>
      </p>
    </Frame>
  );
}
