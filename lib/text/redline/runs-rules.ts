// Where two lists are the same and where they differ. Pure.
import { diffArrays } from 'diff';

export type Run<T> = { kind: 'same' | 'added' | 'removed'; items: T[] };

/**
 * Runs of equal, removed and added items. With more than `edits` alterations everything differs.
 */
export function runs<T>(before: T[], after: T[], edits: number): Run<T>[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [from, to] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const parts = diffArrays(from, to, { maxEditLength: edits });
  const between: Run<T>[] = parts?.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    items: value,
  })) ?? [
    { kind: 'removed', items: from },
    { kind: 'added', items: to },
  ];
  const all: Run<T>[] = [
    { kind: 'same', items: before.slice(0, head) },
    ...between,
    { kind: 'same', items: after.slice(after.length - tail) },
  ];
  return all.filter((run) => run.items.length > 0);
}
