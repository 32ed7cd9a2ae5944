// The ends of one line of a head: an office and a kicker, a kicker and a date.
import type { Line } from './clean-rules.ts';
import { datelineIn } from './dateline-line-rules.ts';
import { labelIn } from './labels-rules.ts';
import { isImmediate, isKicker, isLetterhead, isOffice } from './line-kinds-rules.ts';

/** “Ref. No.:   PR-12/2026   Date:   16 March 2026”: names and values in columns. */
const fields = /^(?:[^\t:]{2,22}:[ ]*\t+[^\t:]{1,80}(?:\t+|$)){2,4}$/;
const field = /[^\t:]{2,22}:[ ]*\t+[^\t:]{1,80}/g;

const parted = /\s+\|\s+|\s{3,}|\t+|\s+[–—]\s+/;
/** A dateline that stands alone. */
export const isDateline = (end: string) => datelineIn(end)?.run === null;
const isKind = (end: string) => isKicker(end) || isImmediate(end);

/**
 * The parts of a line of the head, each read as a line of its own: an office and a kicker, a kicker
 * and a date. What is no kicker stays together, since a date may stand beside its place.
 */
export function endsOf(line: Line): Line[] {
  const text = line.text.trim();
  if (fields.test(text))
    return [...text.matchAll(field)].map(({ 0: one }) => ({ ...line, text: one.replace(/\t+/g, ' ').trim() }));
  const ends = text.length > 200 ? [] : text.split(parted).filter((end) => end.trim() !== '');
  if (ends.length < 2 || ends.length > 3 || ends.some((end) => labelIn(end))) return [line];
  const part = (end: string) => ({ ...line, text: end });
  if (ends.some(isKind)) {
    const others = ends.filter((end) => !isKind(end) && !isLetterhead(end));
    const names = ends.filter((end) => !isKind(end) && isLetterhead(end));
    return [...ends.filter(isKind), ...names, ...(others.length > 0 ? [others.join(' | ')] : [])].map(part);
  }
  const isWide = /\S(?:\s{3,}|\t+)\S/.test(text);
  return isWide && ends.some((end) => isOffice(end) || isDateline(end)) ? ends.map(part) : [line];
}
