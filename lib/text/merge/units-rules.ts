// Two changes of one list together. Pure. Promises:
//   - what one side alone changed is taken from that side
//   - changes of units that touch each other do not collide; changes of the same unit do, and so do
//     different insertions at the same place
import { type Hunk, hunksOf } from './hunks-rules.ts';

type Side = 'mine' | 'theirs';
/** A part of a list, from its first unit to the one behind its last. */
export type Span = { from: number; to: number };

/** A part of the merged list: taken from one side, or a place at which both changed the same. */
export type Piece = ({ side: Side } & Span) | { side: null; base: Span; mine: Span; theirs: Span };

type SidedHunk = Hunk & { side: Side };
type Range = { at: number; end: number };

const overlap = (a: Range, b: Range) => (a.at < b.end && b.at < a.end) || (a.at === b.at && a.end === b.end);

/** The hunks of both sides in order, those that overlap together. */
function groupsOf(hunks: SidedHunk[]): (Range & { hunks: SidedHunk[] })[] {
  const groups: (Range & { hunks: SidedHunk[] })[] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last && overlap(last, hunk)) {
      last.hunks.push(hunk);
      last.end = Math.max(last.end, hunk.end);
    } else groups.push({ at: hunk.at, end: hunk.end, hunks: [hunk] });
  }
  return groups;
}

const growth = (hunks: SidedHunk[], side: Side) =>
  hunks.filter((hunk) => hunk.side === side).reduce((sum, { at, end, from, to }) => sum + (to - from) - (end - at), 0);

/**
 * Merges two changes of a list.
 * @param base, mine, theirs the units as keys: equal keys are equal units
 */
export function piecesOf(base: readonly string[], mine: readonly string[], theirs: readonly string[]): Piece[] {
  const sided = (side: Side, keys: readonly string[]) => hunksOf(base, keys).map((hunk) => ({ ...hunk, side }));
  const hunks = [...sided('mine', mine), ...sided('theirs', theirs)].sort((a, b) => a.at - b.at || a.end - b.end);
  const pieces: Piece[] = [];
  const grown = { mine: 0, theirs: 0 };
  let done = 0;
  for (const group of groupsOf(hunks)) {
    if (group.at > done) pieces.push({ side: 'mine', from: done + grown.mine, to: group.at + grown.mine });
    const spanOf = (side: Side): Span => {
      const from = group.at + grown[side];
      grown[side] += growth(group.hunks, side);
      return { from, to: group.end + grown[side] };
    };
    const spans = { mine: spanOf('mine'), theirs: spanOf('theirs') };
    const sides = new Set(group.hunks.map(({ side }) => side));
    const [only] = sides;
    if (sides.size === 1 && only) pieces.push({ side: only, ...spans[only] });
    else pieces.push({ side: null, base: { from: group.at, to: group.end }, ...spans });
    done = group.end;
  }
  if (base.length > done) pieces.push({ side: 'mine', from: done + grown.mine, to: base.length + grown.mine });
  return pieces;
}
