// The dateline: place and date at the head of the text, "Islamabad: November 23, 2021". The printed
// line is kept; place and date are parsed from it.

import { monthNames } from '#lib/core/time/months-rules.ts';
import { latinDigits } from '#lib/text/digit-rules.ts';
import { anyOf, monthsIn, urduMonths } from './month-names-rules.ts';
import { anyWeekday } from './weekday-names-rules.ts';

/** `date`: YYYY-MM-DD; null if the line has none, or one that does not exist. */
export type Dateline = { text: string; place: string | null; date: string | null };

const months = monthsIn(['en', 'ur']);
const anyMonth = anyOf(months);
const weekday = `(?:(?:${anyWeekday})[.,،]?\\s+)?`;
const dates = [
  `${weekday}(?<month>${anyMonth})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`,
  `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month>${anyMonth})\\.?،?,?\\s+(?<year>\\d{4})`,
  '(?<year>\\d{4})-(?<mm>\\d{2})-(?<day>\\d{2})',
];
const place = "(?<place>\\p{L}[\\p{L}\\p{M} .'’()/-]{1,60}?)";
const patterns = dates.map(
  (date) => new RegExp(`^${place}\\s*(?::|,|،|\\(|–|—| - )\\s*(?:the )?${date}\\)?\\s*[.:]?$`, 'iu'),
);

/** YYYY-MM-DD; null for a day that does not exist. @param month from 1 */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Parses a line that is a dateline and nothing else; null if it is none. */
export function parseDateline(line: string): Dateline | null {
  const text = line.trim();
  if (text.length > 200) return null;
  for (const pattern of patterns) {
    const groups = pattern.exec(latinDigits(text))?.groups;
    if (!groups?.day || !groups.year || !groups.place) continue;
    const month = groups.mm ? Number(groups.mm) : (months.get(groups.month?.toLowerCase() ?? '') ?? 0);
    return { text, place: groups.place.trim(), date: isoDate(Number(groups.year), month, Number(groups.day)) };
  }
  return null;
}

/** A typed dateline, with place and date if they can be parsed. */
export function readDateline(text: string): Dateline {
  return parseDateline(text) ?? { text: text.trim(), place: null, date: null };
}

/**
 * Writes a dateline, in English where the language is another than Urdu.
 * @param at the place
 * @param date YYYY-MM-DD
 */
export function formatDateline(at: string, date: string, language = 'en'): string {
  const [year, month = 1, day] = date.split('-').map(Number);
  return language === 'ur'
    ? `${at}: ${day} ${urduMonths[month - 1]} ${year}`
    : `${at}: ${monthNames[month - 1]} ${day}, ${year}`;
}
