import { inLanguage } from '#lib/core/languages.ts';
import type { PublicList, SeriesName, VoidNumber } from '#lib/site/schema.ts';
import { Frame } from './frame.tsx';
import { type Beside, Heading } from './archive/heading.tsx';
import { NumberList } from './list.tsx';
import { type Place, prefixOf, sameIn } from './place.ts';
import { wordsOf } from './words/words.ts';
import { Pager } from './pager.tsx';

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
  /** The periods before and after it. */
  beside: Beside;
};

/** The numbers of one period of a series. */
export function PeriodDocument({ place, series, title, list, voids, path, older, crumbs, beside }: Period) {
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
      <Heading title={title} words={words} beside={beside} />
      {list.items.length === 0 && <p className="empty">{words.empty}</p>}
      <NumberList items={list.items} voids={voids} place={place} />
      <Pager language={place.language} next={older === null ? null : { href: older, text: words.older }} />
    </Frame>
  );
}
