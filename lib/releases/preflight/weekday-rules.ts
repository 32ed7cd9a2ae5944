// Weekdays beside dates, in the languages of press offices. Promise: only a date that is whole and
// has one meaning can contradict its weekday.
import { latinDigits } from '#lib/text/digit-rules.ts';
import { datesIn } from '#lib/text/reader/dates-rules.ts';
import { anyWeekday, nameOfWeekday, sameLetters, weekdayOf } from '#lib/text/dates/weekday-names-rules.ts';
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';

/** Characters beside a weekday in which its date stands. */
const reach = 60;
/** Weekdays of a text that are looked at. */
const mostWeekdays = 1000;

const weekday = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${anyWeekday})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
// What may stand between a weekday and its date.
const toDate = /^[\s.,،:(–—-]*(?:the\s+|den\s+|le\s+|مورخہ\s+)?$/iu;
const fromDate = /^[\s,،(–—-]*(?:بروز\s+|a\s+|یوم\s+|يوم\s+)?$/iu;

type Dated = { begin: number; end: number; date: string };

/** The date that a weekday goes with: behind it, or before it. */
function dateBeside(text: string, at: number, end: number): Dated | null {
  const after = text.slice(end, end + reach);
  const [next] = /\d/.test(after) ? datesIn(after) : [];
  if (next?.date && toDate.test(after.slice(0, next.at))) return { begin: at, end: end + next.end, date: next.date };
  const begin = Math.max(0, at - reach);
  const before = text.slice(begin, at);
  const last = /\d/.test(before) ? datesIn(before).at(-1) : undefined;
  if (last?.date && fromDate.test(before.slice(last.end))) return { begin: begin + last.at, end, date: last.date };
  return null;
}

/** Each weekday that is not the one of its date. */
export function wrongWeekdays(passages: Passage[]): Finding[] {
  let left = mostWeekdays;
  return passages.flatMap((passage) => {
    const text = sameLetters(latinDigits(passage.text));
    const findings: Finding[] = [];
    for (const { 0: name, index } of text.matchAll(weekday)) {
      if (left-- <= 0) break;
      const written = weekdayOf(name);
      const dated = written && dateBeside(text, index, index + name.length);
      if (!dated) continue;
      const day = new Date(dated.date).getUTCDay();
      if (day === written.day) continue;
      const words = passage.text.slice(dated.begin, dated.end);
      const right = nameOfWeekday(written.language, day);
      findings.push({
        code: 'weekday-wrong',
        field: passage.field,
        place: placeIn(passage, dated.begin, dated.end),
        message: `“${words}”: that day is a ${right}. Correct the weekday or the date.`,
        params: { words, weekday: right },
      });
    }
    return findings;
  });
}
