import { inLanguage } from '#lib/core/languages.ts';
import type { PublicHouse, PublicList, SeriesName, VoidNumber } from '#lib/site/schema.ts';
import { dayName, monthName } from './dates.ts';
import { Frame, type Place, prefixOf } from './frame.tsx';
import { DayLists, NumberList } from './list.tsx';
import { wordsOf } from './words.ts';

/** Links to the same page in the house's other languages. */
export function sameIn(house: PublicHouse, rest: string): Record<string, string> {
  return Object.fromEntries(house.languages.map((language) => [language, prefixOf(house, language) + rest || '/']));
}

type Latest = { place: Place; list: PublicList; older: string | null; newest: boolean };

/** The newest releases by day. */
export function LatestDocument({ place, list, older, newest }: Latest) {
  const words = wordsOf(place.language);
  const house = inLanguage(place.house.names, place.language);
  return (
    <Frame place={place} title={newest ? house : words.older} here="latest" inOtherLanguage={sameIn(place.house, '')}>
      <h1 className={newest ? 'title title-quiet' : 'title'}>{newest ? words.home : words.older}</h1>
      {list.items.length === 0 && <p className="empty">{words.empty}</p>}
      <DayLists items={list.items} place={place} />
      <nav className="pager">
        {!newest && <a href={prefixOf(place.house, place.language) || '/'}>{words.newest}</a>}
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
      </nav>
    </Frame>
  );
}

type Crumb = { href: string; text: string };

/** The links from a page of the archive to the pages above it. */
export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <p className="crumbs">
      {crumbs.map(({ href, text }) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
    </p>
  );
}

type Day = { place: Place; day: string; list: PublicList; more: string | null };

/** All releases of one day. */
export function DayDocument({ place, day, list, more }: Day) {
  const words = wordsOf(place.language);
  const archive = `${prefixOf(place.house, place.language)}/archive`;
  const month = day.slice(0, 7);
  return (
    <Frame
      place={place}
      title={dayName(day, place.language)}
      here="archive"
      inOtherLanguage={sameIn(place.house, `/archive/${day.replaceAll('-', '/')}`)}
    >
      <Crumbs
        crumbs={[
          { href: archive, text: words.archive },
          { href: `${archive}/${month.replace('-', '/')}`, text: monthName(month, place.language) },
        ]}
      />
      <h1 className="title">
        <time dateTime={day}>{dayName(day, place.language)}</time>
      </h1>
      {list.items.length === 0 ? (
        <p className="empty">{words.emptyDay}</p>
      ) : (
        <NumberList items={list.items} voids={[]} place={place} />
      )}
      <nav className="pager">{more && <a href={more}>{words.moreOfDay}</a>}</nav>
    </Frame>
  );
}

type Period = {
  place: Place;
  series: SeriesName;
  title: string;
  list: PublicList;
  voids: VoidNumber[];
  /** Of the period, in this language. */
  path: string;
  older: string | null;
  crumbs: Crumb[];
};

/** The numbers of one period of a series. */
export function PeriodDocument({ place, series, title, list, voids, path, older, crumbs }: Period) {
  const words = wordsOf(place.language);
  const name = inLanguage(series.names, place.language);
  return (
    <Frame
      place={place}
      title={title === name ? name : `${name}, ${title}`}
      here="archive"
      inOtherLanguage={sameIn(place.house, path.slice(prefixOf(place.house, place.language).length))}
    >
      <Crumbs crumbs={crumbs} />
      <h1 className="title">{title}</h1>
      {list.items.length === 0 && <p className="empty">{words.empty}</p>}
      <NumberList items={list.items} voids={voids} place={place} />
      <nav className="pager">
        {older && (
          <a href={older} rel="next">
            {words.older}
          </a>
        )}
      </nav>
    </Frame>
  );
}
