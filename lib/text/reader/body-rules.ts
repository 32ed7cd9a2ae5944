// The text itself and what stands below it.
import { sectionOf } from '../section-words-rules.ts';
import type { Line } from './clean-rules.ts';
import { datelineIn, type FoundDateline, placeBeforeTextIn } from './dateline-line-rules.ts';
import { type FoundLabel, labelIn } from './labels-rules.ts';
import { endStrength, isEmbargo, isLetterhead, isOffice, placeIn } from './line-kinds-rules.ts';

const listed = /^\s*(?:[•▪●*◦–—-]\uFE0F?|\(?\d{1,3}[.)])\s+\S/u;
const tabled = /\S {3,}\S|\t/;
/** A line that was broken by a margin is as long as this at least. */
const margin = 45;

/** A line that is set in begins a paragraph, where others are not. */
const isSetIn = (line: string) => /^(?: {3,8}|\t)\S/.test(line);
const begins = (line: string, open: string[]) =>
  isSetIn(line) && !isSetIn(open.at(-1) ?? '') && !listed.test(line) && !tabled.test(line.trim());

/** Paragraphs: lines that a margin broke are one line again; lists and tables keep theirs. */
export function paragraphsOf(lines: string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length === 0) return;
    const isBroken = open.length > 1 && open.every((line) => !listed.test(line) && !tabled.test(line.trim()));
    const isWide = open.slice(0, -1).every((line) => line.trim().length >= margin);
    paragraphs.push(
      isBroken && isWide
        ? open.map((line) => line.trim()).join(' ')
        : open
            .map((line) => line.trimEnd())
            .join('\n')
            .trim(),
    );
    open = [];
  };
  for (const line of lines)
    if (line.trim() === '') close();
    else {
      if (open.length > 0 && begins(line, open)) close();
      open.push(line);
    }
  close();
  return paragraphs;
}

/** Beside an end mark a sheet may have another, and a line of when it was issued. */
const longestFoot = 90;

/** The line that ends the text; -1 without one. Signs alone end it only where no text follows. */
export function endOf(lines: Line[]): number {
  let sure = lines.findLastIndex(({ text }) => endStrength(text) === 2);
  for (let at = sure - 1; at >= 0 && at > sure - 8 && (lines[at]?.text.length ?? 0) < longestFoot; at--)
    if (endStrength(lines[at]?.text ?? '') === 2) sure = at;
  if (sure >= 0) return sure;
  const weak = lines.findLastIndex(({ text }) => endStrength(text) === 1);
  if (weak < 0 || weak < lines.length / 3) return -1;
  const after = lines.slice(weak + 1).filter(({ text }) => text !== '');
  return after.every(({ text }) => text.trim().length < longestFoot) && after.length < 10 ? weak : -1;
}

/** Where a section below the text begins that has a heading; the end without one. */
export function sectionAt(lines: Line[]): number {
  const at = lines.findIndex(({ text }) => sectionOf(text) !== null);
  return at < 0 ? lines.length : at;
}

const placeLine = /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}$/u;

/** The place in the line above a date: as a field, or alone with empty lines around both. */
function placeAbove(lines: Line[], date: Line): string | null {
  const at = lines.indexOf(date);
  const place = lines[at - 1]?.text.trim() ?? '';
  const named = placeIn(place);
  if (named !== null) return named;
  const isPair = (lines[at - 2]?.text ?? '') === '' && (lines[at + 1]?.text ?? '') === '';
  return isPair && placeLine.test(place) && !isOffice(place) && !isLetterhead(place) ? place : null;
}

/** A date of issue at the foot: its line, which says nothing else. */
export function dateBelow(lines: Line[]): (FoundDateline & { line: Line }) | null {
  const feet = lines.filter(({ text }) => text !== '').slice(-6);
  for (const line of feet.toReversed()) {
    const found = line.text.length < 90 ? datelineIn(line.text) : null;
    if (found?.found?.date && found.run === null)
      return { ...found, place: found.place ?? placeAbove(lines, line), line };
  }
  return null;
}

/** Paragraphs in which a dateline may run into the text. */
const mostBeforeDateline = 5;

/**
 * A dateline that runs into one of the first paragraphs. A place alone is taken only beside a date:
 * @param above the dateline of the head
 * @param below the date at the foot
 */
export function datelineInText(
  lines: Line[],
  above: FoundDateline | null,
  below: FoundDateline | null,
): (FoundDateline & { line: Line }) | null {
  const date = (above ?? below)?.found ?? null;
  let paragraphs = 0;
  for (const [at, line] of lines.entries()) {
    if (line.text === '' || (lines[at - 1]?.text ?? '') !== '') continue;
    if (++paragraphs > mostBeforeDateline) return null;
    const found = datelineIn(line.text) ?? (date?.date ? placeBeforeTextIn(line.text, lines) : null);
    if (!found?.place || found.run === null) continue;
    if (found.found?.date && above === null) return { ...found, line };
    const isSame =
      found.found === null ||
      found.found.date === date?.date ||
      (found.found.day && date?.date?.endsWith(found.found.day));
    if (date && isSame) return { ...found, found: date, line };
  }
  return null;
}

/** At the foot only a label that calls itself a release, or has a series' letters. */
const saysRelease = /\b(?:press|news|media|pr|release)\b|پریس|प्रेस|समाचार|^\p{Lu}{1,8}[-/].*\d[-/]\d/iu;

/** A label at the foot of a sheet, with what else its line says. */
export function labelBelow(lines: Line[]): (FoundLabel & { line: Line }) | null {
  const feet = lines.filter(({ text }) => text !== '').slice(-8);
  for (const line of feet) {
    const found = line.text.length < 120 && saysRelease.test(line.text.trim()) ? labelIn(line.text) : null;
    if (found) return { ...found, line };
  }
  return null;
}

/** An embargo below the end mark. */
export const embargoBelow = (lines: Line[]): Line | null =>
  lines.slice(0, 12).find(({ text }) => text.length < longestFoot * 2 && isEmbargo(text)) ?? null;
