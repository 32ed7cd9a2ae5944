import { inLanguage } from '#lib/core/languages.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { dateOf } from '../dates.ts';
import { type Place, printedAddress } from '../place.ts';
import { shortHash } from '../hash.tsx';
import { wordsOf } from '../words/words.ts';

/** How to name this edition elsewhere. One click selects all of it. */
export function Cite({ place, page }: { place: Place; page: PublicPage }) {
  const words = wordsOf(page.language);
  const query = page.edition === page.newestEdition ? '' : `?edition=${page.edition}`;
  return (
    <section className="screen">
      <h2>{words.cite}</h2>
      <p className="cite">
        {words.citation({
          house: inLanguage(place.house.names, page.language),
          label: page.label,
          headline: page.text?.content.headline ?? words.headlineGone,
          date: dateOf(page.editionAt, page.language, place.house.timeZone),
          edition: page.edition,
          hash: shortHash(page.contentHash),
        })}{' '}
        <bdi dir="ltr">{printedAddress(place, page.path + query)}</bdi>
      </p>
    </section>
  );
}
