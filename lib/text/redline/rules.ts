// The differences between two texts, as a proof-reader marks them. Pure. Promises:
//   - without what is added it is the former text, without what is removed the new one, to the
//     character
//   - it compares words; in scripts without spaces, characters
//   - its work is bounded: if the search would take too long, whole passages are removed and added
import { type PrintedPart, type TextParts, printedParts } from '#lib/text/printed-text-rules.ts';
import { pairs, tokensOf } from './pairs-rules.ts';
import { type Run, runs } from './runs-rules.ts';

/** A run of words with their spaces. */
export type Words = { kind: 'same' | 'added' | 'removed'; text: string };

/** A line or paragraph. `changed`: altered inside. */
export type Change = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'changed'; words: Words[] };

/** Every part in printed order. A part that both texts lack has no changes. */
export type Redline = { parts: { part: PrintedPart; changes: Change[] }[] };

/** Steps of comparison for a whole redline: about half a second. */
const patience = 20_000_000;
/** Alterations in one passage. */
const mostEdits = 2_000;

/** The marks of one replacement. A space at the end of both is unchanged. */
function marks(removed: string, added: string): Words[] {
  const end = removed.slice(removed.trimEnd().length);
  const kept = added.trim() !== '' && added.endsWith(end) ? end.length : 0;
  const runs: Words[] = [
    { kind: 'removed', text: removed.slice(0, removed.length - kept) },
    { kind: 'added', text: added.slice(0, added.length - kept) },
    { kind: 'same', text: kept > 0 ? end : '' },
  ];
  return runs.filter(({ text }) => text !== '');
}

/** Merges removals and additions that only a space separates. */
function mergeRuns(list: Run<string>[]): Words[] {
  const words: Words[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    for (const mark of marks(removed, added)) words.push(mark);
    [removed, added] = ['', ''];
  };
  for (const [at, { kind, items }] of list.entries()) {
    const text = items.join('');
    const isGap = at < list.length - 1 && removed !== '' && added !== '' && text.trim() === '';
    if (kind === 'same' && !isGap) {
      close();
      const last = words.at(-1);
      if (last?.kind === 'same') last.text += text;
      else words.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  close();
  return words;
}

/** The change between two different lines, word by word. */
function changeOfLine(before: string, after: string, edits: number): Change {
  return { kind: 'changed', words: mergeRuns(runs(tokensOf(before), tokensOf(after), edits)) };
}

/** The changes of a replaced passage. Pairs of lines are compared word by word. */
function changesOfPassage(removed: string[], added: string[], edits: number): Change[] {
  const changes: Change[] = [];
  let next = 0;
  const addUpTo = (end: number) => {
    for (; next < end; next++) changes.push({ kind: 'added', text: added[next] ?? '' });
  };
  for (const [at, partner] of pairs(removed, added).entries()) {
    const line = removed[at] ?? '';
    if (partner < 0) {
      changes.push({ kind: 'removed', text: line });
      continue;
    }
    addUpTo(partner);
    changes.push(changeOfLine(line, added[partner] ?? '', edits));
    next = partner + 1;
  }
  addUpTo(added.length);
  return changes;
}

function changesOf(before: string[], after: string[], edits: number): Change[] {
  const list = runs(before, after, edits);
  return list.flatMap(({ kind, items }, at): Change[] => {
    const next = list[at + 1];
    if (kind === 'removed' && next?.kind === 'added') return changesOfPassage(items, next.items, edits);
    if (kind === 'added' && list[at - 1]?.kind === 'removed') return [];
    return items.map((text) => ({ kind, text }));
  });
}

/** The change of a part with one line, always word by word. */
function changesOfLine(before: string, after: string, edits: number): Change[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  if (before === '') return [{ kind: 'added', text: after }];
  if (after === '') return [{ kind: 'removed', text: before }];
  return [changeOfLine(before, after, edits)];
}

/**
 * The marks that turn `before` into `after`. It compares lines, then the words of altered lines.
 */
export function redline(before: TextParts, after: TextParts): Redline {
  const size = [before, after]
    .flatMap((text) => Object.values(text).flat())
    .reduce((sum, line) => sum + line.length + 1, 0);
  const edits = Math.max(50, Math.min(mostEdits, Math.floor(patience / size)));
  const parts = printedParts.map((part) => {
    const [from, to] = [before[part], after[part]];
    if (Array.isArray(from) && Array.isArray(to)) return { part, changes: changesOf(from, to, edits) };
    return { part, changes: changesOfLine(String(from), String(to), edits) };
  });
  return { parts };
}

/** True if both texts are the same. */
export function isUnchanged({ parts }: Redline): boolean {
  return parts.every(({ changes }) => changes.every((change) => change.kind === 'same'));
}
