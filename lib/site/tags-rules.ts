// Which kept bytes a change of a release makes old. One vocabulary for both sides: a page says with
// `Cache-Tag` what it was made from, an entry of the register what it changed. Promises kept here:
//   - everything that shows a release, its headline or its absence carries a tag that `tagsOf`
//     names
//   - a tag names public things only
import { dayOf } from '#lib/core/time/calendar.ts';

/**
 * The PostgreSQL channel on which it is told that something has changed. It carries no word of
 * what: the register says that.
 */
export const changesChannel = 'pub_changed';

/** A release as it stands in public after the change. */
export type ChangedRelease = {
  id: string;
  series: string;
  /** "2021-11", "2021", "2021-2022", "" or "r1", as in pub.release. */
  period: string;
  number: number;
  /** When its number appeared in each language. */
  publishedAt: Date[];
  /** The house's: decides the days under which lists show it. */
  timeZone: string;
};

export const tag = {
  house: 'house',
  register: 'register',
  /** The numbers of one period of a series, as the register lists them. */
  registerOf: (series: string, period: string) => `register:${series}/${period}`,
  /** Every answer that says there is nothing here: a publication may have put something there. */
  missing: 'missing',
  release: (id: string) => `release:${id}`,
  /** One number in all its languages: a translation appears on its siblings' pages. */
  number: (series: string, period: string, number: number) => `number:${series}/${period}/${number}`,
  // Lists are the same numbers in every language: one that is missing in a language stands there in
  // another.
  /** The newest releases. */
  latest: 'list:latest',
  /** Which years, months and days have releases. */
  calendar: 'list:calendar',
  day: (day: string) => `list:day:${day}`,
  series: (series: string) => `list:series:${series}`,
  period: (series: string, period: string) => `list:period:${series}/${period}`,
} as const;

/**
 * Every tag that a publication, correction, withdrawal or reinstatement of this release makes old,
 * those of the releases before and after it aside.
 */
export function tagsOf(release: ChangedRelease): string[] {
  const { series, period, publishedAt, timeZone } = release;
  const days = new Set(publishedAt.map((at) => dayOf(at, timeZone)));
  return [
    tag.release(release.id),
    tag.number(series, period, release.number),
    tag.latest,
    tag.calendar,
    ...[...days].map(tag.day),
    tag.series(series),
    tag.period(series, period),
    tag.register,
    tag.registerOf(series, period),
    tag.missing,
  ];
}

/**
 * What a number without a release changes: the register and the list of its period. A period may
 * begin with it.
 */
export function tagsOfVoid({ series, period }: { series: string; period: string }): string[] {
  return [tag.register, tag.registerOf(series, period), tag.period(series, period), tag.missing];
}

/** An entry of the register with what is needed to say what it makes old. */
export type Change = {
  kind: string;
  series: string;
  period: string;
  number: number;
  /** Null for a number without a release. */
  release: {
    id: string;
    /** When its number appeared in each language. */
    publishedAt: Date[];
    /** The numbers before and after it in its series, whose PREVIOUS and NEXT show it. */
    neighbours: { period: string; number: number }[];
  } | null;
};

/** Every tag that an entry of the register makes old. */
export function tagsOfChange({ kind: _, release, ...place }: Change, timeZone: string): string[] {
  if (!release) return tagsOfVoid(place);
  const { id, publishedAt, neighbours } = release;
  return [
    ...tagsOf({ ...place, id, publishedAt, timeZone }),
    ...neighbours.map((one) => tag.number(place.series, one.period, one.number)),
  ];
}

/** Whether what showed the release must not be served again, not even as a last resort. */
export const removesText = ({ kind }: Pick<Change, 'kind'>) => kind === 'withdrawn';
