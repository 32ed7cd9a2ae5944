// A release without line breaks: label, headline, dateline and text in one line.
import type { Line } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';
import { labelIn } from './labels-rules.ts';

/** A shorter line is a headline alone. */
const shortest = 150;
/** The words of a label before its number, and the number. */
const labelFirst = /^\s*(?:\S+ ){0,4}?\S*\d[\d/-]*(?=\s)/u;
/** The place before the date: the last name above a colon or a comma. */
const placeLast = /(?<!\S)\p{Lu}[\p{L}.’'-]*\p{Ll}(?: \p{Lu}[\p{L}.’'-]*\p{Ll})?\s*[:,،]\s*$/u;

/** The parts of the one line there is, as lines; all lines as they are if there are more. */
export function linesOfOne(lines: Line[]): Line[] {
  const [line, ...others] = lines.filter(({ text }) => text !== '');
  return line && others.length === 0 ? partsOf(line) : lines;
}

function partsOf(line: Line): Line[] {
  const { text, at } = line;
  const [date] = datesIn(text);
  if (text.length < shortest || !date) return [line];
  const label = labelFirst.exec(text.slice(0, date.at))?.[0] ?? '';
  const place = placeLast.exec(text.slice(label.length, date.at));
  const from = place ? label.length + place.index : -1;
  if (from < 0 || text.slice(label.length, from).trim() === '' || labelIn(label.trim()) === null) return [line];
  const ends = [label.length, from, date.end, text.length];
  const parts = ends.map((end, place) => ({ from: ends[place - 1] ?? 0, end }));
  return parts.flatMap((part) => [
    { text: text.slice(part.from, part.end).trim(), at: at + part.from, end: at + part.end },
    { text: '', at: at + part.end, end: at + part.end },
  ]);
}
