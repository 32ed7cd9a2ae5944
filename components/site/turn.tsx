import type { Neighbour, PublicPage } from '#lib/site/schema.ts';
import { dateOf } from './dates.ts';
import { ForeignLabel, inItsOwn } from './foreign.tsx';
import type { Place } from './place.ts';
import { wordsOf } from './words.ts';

/** Number, desk and day, in the page's language. */
export function Folio({ place, page }: { place: Place; page: PublicPage }) {
  return (
    <p className="folio">
      <b className="folio-number">
        <bdi>{page.label}</bdi>
      </b>
      <span className="folio-desk">{page.deskName}</span>
      <time className="folio-date" dateTime={page.publishedAt.toISOString()}>
        {dateOf(page.publishedAt, place.language, place.house.timeZone)}
      </time>
    </p>
  );
}

/** The link to the previous or next number. */
export function Turn({ to, rel, place }: { to: Neighbour | null; rel: 'prev' | 'next'; place: Place }) {
  const words = wordsOf(place.language);
  const name = <small>{rel === 'prev' ? words.previous : words.next}</small>;
  if (!to) {
    return (
      <span className="turn-end">
        {name}
        <span className="turn-headline">{rel === 'prev' ? words.first : words.last}</span>
      </span>
    );
  }
  return (
    <a href={to.path} rel={rel}>
      {name}
      <b className="turn-number">
        <bdi>{to.label}</bdi>
        {to.withdrawn && <em className="label">{words.withdrawn}</em>}
        <ForeignLabel place={place} language={to.language} />
      </b>
      <span className="turn-headline" {...(to.headline === null ? {} : inItsOwn(to.language, place.language))}>
        {to.headline ?? words.headlineGone}
      </span>
    </a>
  );
}
