import type { Neighbour, PublicPage } from '#lib/site/schema.ts';
import { periodName } from '../dates.ts';
import { ForeignLabel, inItsOwn } from '../foreign.tsx';
import { Moment } from '../moment.tsx';
import type { Place } from '../place.ts';
import { wordsOf } from '../words/words.ts';

/** Number, desk and day, in the page's language. */
export function Folio({ place, page }: { place: Place; page: PublicPage }) {
  return (
    <p className="folio">
      <b className="folio-number">
        <bdi>{page.label}</bdi>
      </b>
      <span className="folio-desk">{page.deskName}</span>
      <Moment className="folio-date" at={page.publishedAt} place={place} />
    </p>
  );
}

type TurnProps = { to: Neighbour | null; rel: 'prev' | 'next'; place: Place; period: string };

/**
 * The link to the previous or next number. Outside `period`, the page's own, a number is not known
 * by itself, and carries its month.
 */
export function Turn({ to, rel, place, period }: TurnProps) {
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
        {to.period !== period && to.period !== '' && <small>{periodName(to.period, place.language, '')}</small>}
        {to.withdrawn && <em className="label">{words.withdrawn}</em>}
        <ForeignLabel place={place} language={to.language} />
      </b>
      <span className="turn-headline" {...(to.headline === null ? {} : inItsOwn(to.language, place.language))}>
        {to.headline ?? words.headlineGone}
      </span>
    </a>
  );
}
