import type { PublicList } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { DayLists } from '../list.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words.ts';

type Props = { place: Place; list: PublicList; older: string | null };

/** Releases below those of the front page, by day. */
export function OlderDocument({ place, list, older }: Props) {
  const words = wordsOf(place.language);
  return (
    <Frame place={place} title={words.older} here="latest" inOtherLanguage={sameIn(place.house, '')}>
      <div className="page-head">
        <h1>{words.older}</h1>
      </div>
      {list.items.length === 0 && <p className="empty">{words.empty}</p>}
      <DayLists items={list.items} place={place} />
      <nav className="pager" aria-label={words.older}>
        <a href={prefixOf(place.house, place.language) || '/'}>{words.newest}</a>
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
      </nav>
    </Frame>
  );
}
