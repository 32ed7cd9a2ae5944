import type { DeskNews, PublicList } from '#lib/site/schema.ts';
import { Frame } from '../frame.tsx';
import { DayLists, RowList } from '../list.tsx';
import { type Place, prefixOf, sameIn } from '../place.ts';
import { wordsOf } from '../words/words.ts';
import { Pager } from '../pager.tsx';

const pathOf = ({ house, language }: Place, key: string) => `${prefixOf(house, language)}/desks/${key}`;

/** Every desk that has issued a release, with its newest ones. */
export function DesksDocument({ place, desks }: { place: Place; desks: DeskNews[] }) {
  const words = wordsOf(place.language);
  return (
    <Frame
      place={place}
      title={words.desks}
      description={words.desksIntro}
      here="desks"
      inOtherLanguage={sameIn(place.house, '/desks')}
    >
      <div className="page-head">
        <h1>{words.desks}</h1>
        <p>{words.desksIntro}</p>
      </div>
      {desks.length === 0 && <p className="empty">{words.empty}</p>}
      {desks.map(({ key, name, items }) => (
        <section key={key} className="day" aria-labelledby={`desk-${key}`}>
          <div className="day-head">
            <h2 id={`desk-${key}`}>
              <a href={pathOf(place, key)} dir="auto">
                {name}
              </a>
            </h2>
            <p>
              <a href={pathOf(place, key)} aria-describedby={`desk-${key}`}>
                {words.allOfDesk}
              </a>
            </p>
          </div>
          <RowList items={items} place={place} under={{ month: null, moment: 'day' }} hasDesk={false} />
        </section>
      ))}
    </Frame>
  );
}

type Desk = {
  place: Place;
  desk: string;
  list: PublicList & { name: string };
  older: string | null;
  newest: boolean;
};

/** The releases of one desk by day, newest first. */
export function DeskDocument({ place, desk, list, older, newest }: Desk) {
  const { house, language } = place;
  const words = wordsOf(language);
  const desks = `${prefixOf(house, language)}/desks`;
  return (
    <Frame
      place={place}
      title={newest ? list.name : `${list.name}: ${words.older}`}
      description={words.deskIntro(list.name)}
      here="desks"
      inOtherLanguage={sameIn(house, `/desks/${desk}`)}
      canonical={newest ? pathOf(place, desk) : null}
    >
      <div className="page-head">
        <h1 dir="auto">{list.name}</h1>
        <p>
          <a href={desks}>{words.allDesks}</a>
        </p>
      </div>
      <DayLists items={list.items} place={place} hasDesk={false} />
      <Pager
        language={language}
        first={newest ? null : { href: pathOf(place, desk), text: words.newest }}
        next={older === null ? null : { href: older, text: words.older }}
      />
    </Frame>
  );
}
