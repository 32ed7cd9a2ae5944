import type { PublicList } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { DayLists } from '../list.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

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
      <Pager
        language={place.language}
        first={{ href: prefixOf(place.house, place.language) || '/', text: words.newest }}
        next={older === null ? null : { href: older, text: words.older }}
      />
    </Frame>
  );
}
