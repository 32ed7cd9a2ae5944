// How a dateline that is doubtful may be meant.
import { type Dateline, formatDateline, isoDate, readDateline } from '#lib/text/dates/dateline-rules.ts';
import { latinDigits } from '../digit-rules.ts';
import { datesIn, type FoundDate } from './dates-rules.ts';

/** The days that a doubtful date may mean. @param today YYYY-MM-DD */
function daysOf(text: string, { at, end, date, doubt }: FoundDate, today: string): string[] {
  const printed = latinDigits(text.slice(at, end)).replace(/[\s,،]+$/u, '');
  const year = Number(today.slice(0, 4));
  const whole = (more: string) => datesIn(`${printed}${more}`)[0]?.date ?? [];
  switch (doubt) {
    case 'no-year':
      return [year, year - 1].flatMap((one) => whole(`, ${one}`));
    case 'day-or-month': {
      const [first = 0, second = 0, of = 0] = (printed.match(/\d+/g) ?? []).map(Number);
      return [isoDate(of, second, first), isoDate(of, first, second)].filter((one) => one !== null);
    }
    default:
      return date === null ? [] : [date];
  }
}

/**
 * A dateline as it may be printed. The first is best: the line as it came where it can be read or a
 * person must decide, else the line written out. One alone leaves nothing to choose.
 */
export function datelineChoices({ text, place, date }: Dateline, language: string, today: string): string[] {
  const [found] = datesIn(text);
  const isReadable = readDateline(text).date !== null;
  if (place === null || (isReadable && !found?.doubt)) return [text];
  const days = found ? daysOf(text, found, today) : date === null ? [] : [date];
  const lines = days.map((day) => formatDateline(place, day, language));
  const isDecided = found?.doubt === null && !isReadable;
  return [...new Set(isDecided ? [...lines, text] : [text, ...lines])];
}
