// Which kept bytes a change of a release makes old. One vocabulary for both sides: a page says with `Cache-Tag` what it was made
// from, an entry of the register what it changed. Promises kept here:
//   - everything that shows a release, its headline or its absence carries a tag that `tagsOf` names
//   - a tag names public things only
import { dayOf } from '#lib/core/calendar.ts';

/** The PostgreSQL channel on which it is told that something has changed. It carries no word of what: the register says that. */
export const changesChannel = 'pub_changed';

/** A release as it stands in public after the change. */
export type ChangedRelease = {
  id: string;
  series: string;
  /** "2021-11", "2021", "2021-2022", "" or "r1", as in pub.release. */
  period: string;
  number: number;
  language: string;
  publishedAt: Date;
  /** The house's: decides the day under which lists show it. */
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
  /** The newest releases in a language. */
  latest: (language: string) => `list:latest:${language}`,
  /** Which years, months and days have releases. */
  calendar: (language: string) => `list:calendar:${language}`,
  day: (language: string, day: string) => `list:day:${language}:${day}`,
  series: (series: string, language: string) => `list:series:${series}:${language}`,
  period: (series: string, period: string, language: string) => `list:period:${series}/${period}:${language}`,
} as const;

/**
 * Every tag that a publication, correction, withdrawal or reinstatement of this release makes old, those of the releases before and
 * after it aside.
 */
export function tagsOf(release: ChangedRelease): string[] {
  const { series, period, language } = release;
  return [
    tag.release(release.id),
    tag.number(series, period, release.number),
    tag.latest(language),
    tag.calendar(language),
    tag.day(language, dayOf(release.publishedAt, release.timeZone)),
    tag.series(series, language),
    tag.period(series, period, language),
    tag.register,
    tag.registerOf(series, period),
    tag.missing,
  ];
}

/** What a number without a release changes: the register and the list of its period. A period may begin with it. */
export function tagsOfVoid({
  series,
  period,
  language,
}: {
  series: string;
  period: string;
  language: string;
}): string[] {
  return [tag.register, tag.registerOf(series, period), tag.period(series, period, language), tag.missing];
}

/** An entry of the register with what is needed to say what it makes old. */
export type Change = {
  kind: string;
  series: string;
  period: string;
  number: number;
  language: string;
  /** Null for a number without a release. */
  release: {
    id: string;
    publishedAt: Date;
    /** The releases before and after it in its series and language, whose PREVIOUS and NEXT show it. */
    neighbours: string[];
  } | null;
};

/** Every tag that an entry of the register makes old. */
export function tagsOfChange({ kind: _, release, ...place }: Change, timeZone: string): string[] {
  if (!release) return tagsOfVoid(place);
  const { id, publishedAt, neighbours } = release;
  return [...tagsOf({ ...place, id, publishedAt, timeZone }), ...neighbours.map(tag.release)];
}

/** Whether what showed the release must not be served again, not even as a last resort. */
export const takesAway = ({ kind }: Pick<Change, 'kind'>) => kind === 'withdrawn';
