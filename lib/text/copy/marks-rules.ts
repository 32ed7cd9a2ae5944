// The original with marks where a copy differs. Pure.
import type { PrintedPart } from '#lib/text/printed-text-rules.ts';
import type { Change, Words } from '#lib/text/redline/rules.ts';
import type { Placed } from './spots-rules.ts';

/** What a copy may leave out and still be a copy of the text. */
export type LeftOut = 'label' | 'contacts' | 'notes';

/** A line or paragraph of the original, in printed order. */
export type Unit = { part: PrintedPart; text: string; optional: LeftOut | null };

/** What differs: `removed` are places of words of the original, the rest words of the copy. */
export type Altered = { removed: number[]; before: number; copyFrom: number; copyTo: number };

type Marking = {
  units: Unit[];
  original: Placed[];
  copy: Placed[];
  /** Of the copy. */
  lines: string[];
  altered: Altered[];
  without: LeftOut[];
};
type ShownChange = { part: PrintedPart; change: Change };

/** Words of the copy as it has them, line by line. */
function wordsOfCopy({ copy, lines }: Marking, { copyFrom, copyTo }: Altered): string {
  const text: string[] = [];
  for (let at = copyFrom; at < copyTo; ) {
    const line = copy[at]?.at ?? 0;
    let last = at;
    while (last + 1 < copyTo && copy[last + 1]?.at === line) last++;
    text.push((lines[line] ?? '').slice(copy[at]?.from, copy[last]?.to));
    at = last + 1;
  }
  return text.join('\n');
}

/** Whether the words are whole lines of the copy. */
function isWholeLines({ copy }: Marking, { copyFrom, copyTo }: Altered): boolean {
  const isApart = (one: Placed | undefined, other: Placed | undefined) => one?.at !== other?.at;
  return isApart(copy[copyFrom - 1], copy[copyFrom]) && isApart(copy[copyTo - 1], copy[copyTo]);
}

const beginsLine = ({ copy }: Marking, { copyFrom }: Altered) => copy[copyFrom - 1]?.at !== copy[copyFrom]?.at;

/** Joins words of one kind. */
function joined(words: Words[]): Words[] {
  const all: Words[] = [];
  for (const { kind, text } of words) {
    const last = all.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}

function changeOf(words: Words[]): Change {
  const all = joined(words);
  const [first] = all;
  return all.length === 1 && first ? first : { kind: 'changed', words: all };
}

/** The marked words of each unit, and lines that the copy has before it. */
type MarkedUnit = { words: Words[]; linesBefore: string[]; end: number; wasRemoved: boolean };

class Marker {
  readonly #marking: Marking;
  readonly #removed: Set<number>;
  readonly #marked: MarkedUnit[];

  constructor(marking: Marking) {
    this.#marking = marking;
    this.#removed = new Set(marking.altered.flatMap(({ removed }) => removed));
    // The last one holds what the copy has behind everything.
    const none = () => ({ words: [], linesBefore: [], end: 0, wasRemoved: false });
    this.#marked = [...marking.units, null].map(none);
  }

  #unit(at: number): MarkedUnit {
    return this.#marked[at] as MarkedUnit;
  }

  #text(at: number): string {
    return this.#marking.units[at]?.text ?? '';
  }

  /** A word of the original with the space before it. */
  #addWord(place: number): void {
    const { at, from, to } = this.#marking.original[place] as Placed;
    const unit = this.#unit(at);
    const isRemoved = this.#removed.has(place);
    const gap = this.#text(at).slice(unit.end, from);
    unit.words.push({ kind: isRemoved && unit.wasRemoved ? 'removed' : 'same', text: gap });
    unit.words.push({ kind: isRemoved ? 'removed' : 'same', text: this.#text(at).slice(from, to) });
    unit.end = to;
    unit.wasRemoved = isRemoved;
  }

  /** Words that the copy has before this word of the original. */
  #addBefore(place: number, altered: Altered): void {
    const { original, units } = this.#marking;
    const text = wordsOfCopy(this.#marking, altered);
    const [last, next] = [original[place - 1], original[place]];
    const isReplaced = altered.removed.at(-1) === place - 1;
    const isBoundary = last?.at !== next?.at;
    const nextUnit = next?.at ?? units.length;
    if (isReplaced && last) this.#unit(last.at).words.push({ kind: 'added', text });
    else if (isBoundary && isWholeLines(this.#marking, altered)) this.#unit(nextUnit).linesBefore.push(text);
    else if (isBoundary && last && !(next && beginsLine(this.#marking, altered)))
      this.#unit(last.at).words.push({ kind: 'same', text: ' ' }, { kind: 'added', text });
    else if (next) this.#addWithin(next, text);
    else this.#unit(nextUnit).linesBefore.push(text);
  }

  #addWithin({ at, from }: Placed, text: string): void {
    const unit = this.#unit(at);
    const gap = this.#text(at).slice(unit.end, from);
    const isTight = gap === '' && unit.end > 0;
    unit.words.push({ kind: 'same', text: isTight ? ' ' : gap }, { kind: 'added', text });
    if (!isTight) unit.words.push({ kind: 'same', text: ' ' });
    unit.end = from;
    unit.wasRemoved = false;
  }

  changes(): ShownChange[] {
    const { original, altered, units, without } = this.#marking;
    const before = new Map(altered.filter((one) => one.copyTo > one.copyFrom).map((one) => [one.before, one]));
    for (let place = 0; place <= original.length; place++) {
      const added = before.get(place);
      if (added) this.#addBefore(place, added);
      if (place < original.length) this.#addWord(place);
    }
    return this.#marked.flatMap(({ words, linesBefore, end }, at): ShownChange[] => {
      const unit = units[at];
      const part = unit?.part ?? units.at(-1)?.part ?? 'paragraphs';
      const lines = linesBefore.map((text) => ({ part, change: { kind: 'added' as const, text } }));
      if (!unit || without.some((one) => one === unit.optional)) return lines;
      return [...lines, { part, change: changeOf([...words, { kind: 'same', text: unit.text.slice(end) }]) }];
    });
  }
}

/** Every part of the original in printed order, marked. */
export const changesOfUnits = (marking: Marking): ShownChange[] => new Marker(marking).changes();
