import { inLanguage } from '#lib/core/languages.ts';
import type { PublicList, SeriesName, VoidNumber } from '#lib/site/schema.ts';
import { dayName, monthName } from './dates.ts';
import { Frame } from './frame.tsx';
import { NumberList, RowList } from './list.tsx';
import { type Place, prefixOf, sameIn } from './place.ts';
import { wordsOf } from './words.ts';

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
        <RowList items={list.items} place={place} under={{ month, moment: 'time' }} />
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
  older: string | null;
  crumbs: Crumb[];
};

/** The numbers of one period of a series. */
export function PeriodDocument({ place, series, title, list, voids, older, crumbs }: Period) {
  const words = wordsOf(place.language);
  const name = inLanguage(series.names, place.language);
  return (
    <Frame place={place} title={title === name ? name : `${name}, ${title}`} here="archive">
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
