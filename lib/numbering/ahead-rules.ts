// What is told of a number before it is had, so that a text can be finished before others wait for it. Promises:
//   - a period told ahead is the period of every moment of its span
//   - a stand-in is no number, moment or hash that a release can have: what PostgreSQL did not fill in fits no column
import { dayOf } from '#lib/core/calendar.ts';
import { minuteOf, type Period, periodAt, type SeriesNumbering } from './rules.ts';

export type Span = { period: Period; since: Date; before: Date };

/**
 * The period of a moment, with a span of one to two minutes from it on, longer than any transaction, in which it holds. Null where
 * that cannot be told: a day turns in it, in the series' time zone or in `alsoIn`, or the series restarts by hand.
 */
export function spanAhead(series: SeriesNumbering, now: Date, alsoIn: string): Span | null {
  if (series.period === 'manual') return null;
  const { since, before: next } = minuteOf(now);
  const turns = [series.timeZone, alsoIn].some((zone) => dayOf(since, zone) !== dayOf(next, zone));
  return turns ? null : { period: periodAt(series, now), since, before: minuteOf(next).before };
}

/** `inLabel` is where the label's template has the number, which may pad it. `hash`: SHA-256, hex. */
export type StandIns = { number: number; inLabel: number; at: Date; hash: string };

/**
 * Stand-ins that no text has by chance.
 * @param random a whole number from 0 to below its argument
 */
export function standIns(random: (below: number) => number): StandIns {
  const many = 2 ** 47;
  const beyondEveryColumn = 2 ** 52;
  const hash = Array.from({ length: 6 }, () => random(many).toString(16).padStart(12, '0')).join('');
  return {
    number: beyondEveryColumn + random(many),
    inLabel: beyondEveryColumn + many + random(many),
    // In the last years that a Date can say.
    at: new Date(8.64e15 - random(many)),
    hash: hash.slice(0, 64),
  };
}

/** To how many digits a template pads its number. */
export function digitsOf(template: string): number {
  return /\{n:(0+)\}/.exec(template)?.[1]?.length ?? 1;
}
