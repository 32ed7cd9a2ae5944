import type { PublicPage } from '#lib/site/schema.ts';
import { Moment } from '../moment.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** The editions, newest first. What each changed stands in the notice above the text. */
export function Editions({ place, page }: { place: Place; page: PublicPage }) {
  const words = wordsOf(page.language);
  return (
    <section>
      <h2>{words.editions}</h2>
      <ol>
        {page.editions.toReversed().map(({ edition, publishedAt }) => {
          const name = edition === 1 ? words.firstEdition : words.edition(String(edition));
          const address = edition === page.newestEdition ? page.path : `${page.path}?edition=${edition}`;
          const isShown = edition === page.edition;
          return (
            <li key={edition} aria-current={isShown && page.editions.length > 1 ? 'true' : undefined}>
              {isShown ? name : <a href={address}>{name}</a>}
              <small>
                <Moment at={publishedAt} place={place} />
              </small>
            </li>
          );
        })}
      </ol>
      {page.newestEdition === 1 && <small>{words.noCorrections}</small>}
    </section>
  );
}
