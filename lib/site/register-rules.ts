// What the register proves about a period. Pure. Promises:
//   - a period is whole if every number from its first to its last has an entry
//   - it begins at 1, unless the register has a declared beginning
//   - a number's state follows from its entries alone
import type { NumberState, RegisterKind } from './schema.ts';

/** Counts of a period. Each number counts once, whatever its languages and editions. */
export type PeriodCount = {
  /** null without any number. */
  lowest: number | null;
  highest: number | null;
  counted: number;
  published: number;
  /** Of those that are published or withdrawn. */
  corrected: number;
  withdrawn: number;
  reserved: number;
  void: number;
  absent: number;
};

/** A declared beginning of a period. */
export type Beginning = { number: number; at: Date; note: string | null };

/** A range of numbers, with both ends. */
export type NumberRange = { from: number; to: number };

/** A period by the keys of its series and itself. */
export type PeriodKey = { series: string; period: string };

export type PeriodProof = PeriodCount & {
  first: number;
  last: number;
  /** How many numbers there are from `first` to `last`. */
  expected: number;
  isWhole: boolean;
  begins: Beginning | null;
};

/** A proof with the missing numbers in order. `more`: there are further ones. */
export type CountedPeriod = PeriodKey & PeriodProof & { missing: NumberRange[]; more: boolean };

/**
 * Compares the counts with the expected numbers. A number below the declared beginning moves it
 * down.
 */
export function proofOf(count: PeriodCount, begins: Beginning | null): PeriodProof {
  const declared = begins?.number ?? 1;
  const first = count.lowest === null ? declared : Math.min(declared, count.lowest);
  const last = count.highest ?? first - 1;
  const expected = last - first + 1;
  return { ...count, first, last, expected, isWhole: count.counted === expected, begins };
}

/**
 * The state of a number from the kinds of its entries. `withdrawn`: in every language that it has.
 */
export function stateOf(kinds: readonly RegisterKind[]): NumberState {
  const times = (...wanted: RegisterKind[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const releases = times('published', 'archived');
  if (releases > 0) return times('withdrawn') - times('reinstated') >= releases ? 'withdrawn' : 'published';
  if (kinds.includes('void')) return 'void';
  return kinds.includes('reserved') ? 'reserved' : 'absent';
}

/** Sorts period keys, newest first: "r10" before "r9". */
export function newestFirst(periods: readonly string[]): string[] {
  return periods.toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1));
}
