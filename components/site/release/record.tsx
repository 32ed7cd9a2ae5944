import type { PublicPage } from '#lib/site/schema.ts';
import { type Place, prefixOf } from '../place.ts';
import { Hash } from '../hash.tsx';
import { Seal, Tick } from '../seal.tsx';
import { wordsOf } from '../words/words.ts';

/** The release's line in the register. */
export function Record({ place, page }: { place: Place; page: PublicPage }) {
  const words = wordsOf(page.language);
  return (
    <section className="record" aria-labelledby="record">
      <h2 id="record">{words.registerLine}</h2>
      <Seal>
        <Tick />
      </Seal>
      <div>
        {page.entry !== null && <b>{words.entryNumber(page.entry)}</b>}
        <Hash hash={page.contentHash} />
        <a className="screen" href={`${prefixOf(place.house, page.language)}/register#verify`}>
          {words.verify}
        </a>
      </div>
    </section>
  );
}
