// What the register proves of a period. Pure. Promises:
//   - a period is whole when every number from its first to its last has an entry; nothing else makes it so
//   - it begins at 1 unless the house declared another beginning, which the register shows with its day
//   - a number's state is told from its entries alone
import type { NumberState, RegisterKind } from './schema.ts';

/** What was counted of a period's numbers, each number once, whatever its languages and editions. */
export type PeriodCount = {
  /** null where no number was taken yet. */
  lowest: number | null;
  highest: number | null;
  counted: number;
  published: number;
  withdrawn: number;
  reserved: number;
  void: number;
  absent: number;
};

/** The house's word that a period's numbers begin later than at 1. */
export type Beginning = { number: number; at: Date; note: string | null };

/** Numbers in a row, both ends among them. */
export type NumberRange = { from: number; to: number };

/** A period by the keys of its series and itself. */
export type PeriodKey = { series: string; period: string };

export type PeriodProof = PeriodCount & {
  first: number;
  last: number;
  /** How many numbers lie from `first` to `last`. */
  expected: number;
  isWhole: boolean;
  begins: Beginning | null;
};

/** A proof with the numbers that miss, in order; `more` where they are too many to list. */
export type CountedPeriod = PeriodKey & PeriodProof & { missing: NumberRange[]; more: boolean };

/** Sets what was counted against what there must be. A number below the declared beginning moves the beginning down. */
export function proofOf(count: PeriodCount, begins: Beginning | null): PeriodProof {
  const declared = begins?.number ?? 1;
  const first = count.lowest === null ? declared : Math.min(declared, count.lowest);
  const last = count.highest ?? first - 1;
  const expected = last - first + 1;
  return { ...count, first, last, expected, isWhole: count.counted === expected, begins };
}

/** The state of a number from the kinds of its entries: withdrawn once its release is, in every language that it has. */
export function stateOf(kinds: readonly RegisterKind[]): NumberState {
  const times = (...wanted: RegisterKind[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const releases = times('published', 'archived');
  if (releases > 0) return times('withdrawn') - times('reinstated') >= releases ? 'withdrawn' : 'published';
  if (kinds.includes('void')) return 'void';
  return kinds.includes('reserved') ? 'reserved' : 'absent';
}

/** Periods newest first: "r10" is after "r9". */
export function newestFirst(periods: readonly string[]): string[] {
  return periods.toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1));
}
