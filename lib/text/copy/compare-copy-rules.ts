// Where a copy of a text has other words than its original. Pure. Promises:
//   - only words count: layout, line ends and what mail and messengers alter do not
//   - nothing that the copy has besides is passed over, but lines that our own forms add
//   - the marks show the original: without what is added it is the original's words
import { printedContact } from '#lib/text/contact-rules.ts';
import { type PrintedPart, partsOf, printedParts } from '#lib/text/printed-text-rules.ts';
import { endStrength } from '#lib/text/reader/line-kinds-rules.ts';
import type { Redline } from '#lib/text/redline/rules.ts';
import type { Text } from '#lib/text/schema.ts';
import { sectionOf } from '#lib/text/section-words-rules.ts';
import { copyWords } from './copy-words-rules.ts';
import { type Altered, changesOfUnits, type LeftOut, type Unit } from './marks-rules.ts';
import { type Placed, type Spot, spotsOf } from './spots-rules.ts';

export type Original = { label: string; language: string; text: Text };

/** What our own forms say besides: whole lines, and addresses behind the words of links. */
export type Besides = { lines: string[]; addresses: string[] };

/**
 * `inside`: passages with other words; `around`: passages that the copy has before the text or
 * behind it. `without`: parts that it lacks as a whole.
 */
export type CopyDifferences = { redline: Redline; inside: number; around: number; without: LeftOut[] };

/** Parts that a copy may lack as a whole. */
const optionalParts: Partial<Record<PrintedPart, LeftOut>> = { contacts: 'contacts', notes: 'notes' };
/** An end mark is a sign, and files are checked by themselves. */
const apart: PrintedPart[] = ['endMark', 'attachments'];

/** The lines and paragraphs of a text in printed order, its label first. */
export function unitsOf({ label, language, text }: Original): Unit[] {
  const contacts = (text.contacts ?? []).map((one) => printedContact(one, language));
  const parts = { ...partsOf(text), contacts };
  const units = printedParts
    .filter((part) => !apart.includes(part))
    .flatMap((part): Unit[] =>
      [parts[part]].flat().map((line) => ({ part, text: line, optional: optionalParts[part] ?? null })),
    );
  return [{ part: 'kicker' as const, text: label, optional: 'label' as const }, ...units].filter(
    (one) => one.text !== '',
  );
}

const listNumber = /^\s*[\p{L}\p{N}]{1,8}[.)]\s/u;

/** The words of a paragraph. The number of a list's item is a mark, as a bullet is. */
function wordsOfUnit(text: string, at: number): Placed[] {
  let begins = 0;
  return text.split('\n').flatMap((line) => {
    const words = copyWords(line);
    if (listNumber.test(line)) for (const word of words.slice(0, 2)) word.isMark = true;
    const from = begins;
    begins += line.length + 1;
    return words.map((word) => ({ ...word, at, from: word.from + from, to: word.to + from }));
  });
}

const keyOfLine = (line: string) =>
  copyWords(line)
    .map(({ key }) => key)
    .join(' ');

const plain = (line: string) => line.replace(/\s+/g, ' ');

/** The lines of a copy without what our own forms add to the text. */
function linesOfText(lines: string[], units: Unit[], text: Text, { lines: besides, addresses }: Besides): string[] {
  const ours = new Set(units.flatMap((one) => one.text.split('\n')).map(keyOfLine));
  const added = new Set([text.endMark, ...besides].map(keyOfLine).filter((key) => key !== '' && !ours.has(key)));
  const isAdded = (line: string) => {
    const key = keyOfLine(line);
    return added.has(key) || (!ours.has(key) && (sectionOf(plain(line)) !== null || endStrength(line) === 2));
  };
  return lines
    .filter((line) => !isAdded(line))
    .map((line) => addresses.reduce((rest, one) => rest.replaceAll(`(${one})`, ' ').replaceAll(`<${one}>`, ' '), line));
}

/** The words of both, and between which places the parts stand that a copy may lack. */
type Compared = {
  units: Unit[];
  original: Placed[];
  copy: Placed[];
  optional: Map<LeftOut, { from: number; to: number }>;
};

function optionalSpans(units: Unit[], original: Placed[]): Compared['optional'] {
  const parts: Compared['optional'] = new Map();
  for (const [place, { at }] of original.entries()) {
    const part = units[at]?.optional ?? null;
    if (part !== null) parts.set(part, { from: parts.get(part)?.from ?? place, to: place + 1 });
  }
  return parts;
}

/** The parts that a copy may lack, and that lie in this spot as a whole. */
function partsWithin({ optional }: Compared, spot: Spot, isAdded: boolean): LeftOut[] {
  return [...optional].flatMap(([part, { from, to }]) => {
    const isKept = part === 'label' && isAdded;
    return !isKept && from >= spot.from && to <= spot.to ? [part] : [];
  });
}

/** A spot without what may be lacking; null where nothing is left of it. */
function alteredAt(compared: Compared, spot: Spot): { altered: Altered | null; without: LeftOut[] } {
  const { units, original, copy } = compared;
  const isAdded = copy.slice(spot.copyFrom, spot.copyTo).some(({ isMark }) => !isMark);
  const without = partsWithin(compared, spot, isAdded);
  const lacks = ({ at }: Placed) => without.some((part) => part === units[at]?.optional);
  const all = Array.from({ length: spot.to - spot.from }, (_, n) => spot.from + n);
  const missing = all.filter((place) => !lacks(original[place] as Placed));
  const isOnlyMarks = !isAdded && missing.every((place) => original[place]?.isMark);
  if (isOnlyMarks) return { altered: null, without };
  let { copyFrom, copyTo } = spot;
  while (copyFrom < copyTo && copy[copyFrom]?.isMark) copyFrom++;
  while (copyFrom < copyTo && copy[copyTo - 1]?.isMark) copyTo--;
  return { altered: { removed: missing, before: spot.to, copyFrom, copyTo }, without };
}

/**
 * Before the first word of the text that both have, or behind the last. A page has words between
 * the number and the headline.
 */
function isOutside({ copy, optional }: Compared, { from, copyFrom, copyTo }: Spot): boolean {
  return copyFrom === 0 || copyTo === copy.length || from <= (optional.get('label')?.to ?? 0);
}

/**
 * Compares a copy with a text.
 * @param lines of the copy, without what mail and messengers put around it
 */
export function compareCopy(from: Original, lines: string[], besides: Besides): CopyDifferences {
  const units = unitsOf(from);
  const copyLines = linesOfText(lines, units, from.text, besides);
  const original = units.flatMap(({ text }, at) => wordsOfUnit(text, at));
  const copy = copyLines.flatMap((line, at) => copyWords(line).map((word) => ({ ...word, at })));
  const compared = { units, original, copy, optional: optionalSpans(units, original) };
  const found = spotsOf(original, copy).map((spot) => ({ spot, ...alteredAt(compared, spot) }));
  const without = [...new Set(found.flatMap((one) => one.without))];
  const altered = found.flatMap((one) => (one.altered ? [one.altered] : []));
  const around = found.filter((one) => one.altered?.removed.length === 0 && isOutside(compared, one.spot)).length;
  const changes = changesOfUnits({ units, original, copy, lines: copyLines, altered, without });
  const endMark = { part: 'endMark' as const, change: { kind: 'same' as const, text: from.text.endMark } };
  const shown = [...changes, ...(from.text.endMark === '' ? [] : [endMark])];
  const parts = printedParts.map((part) => ({
    part,
    changes: shown.filter((one) => one.part === part).map(({ change }) => change),
  }));
  return { redline: { parts }, inside: altered.length - around, around, without };
}
