// The caret in fields of one line, while texts from outside come in.

type Field = HTMLTextAreaElement | HTMLInputElement;
const isField = (element: unknown): element is Field =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** How many characters two lines have in common, at the beginning and at the end. */
function commonEnds(before: string, after: string): { head: number; tail: number } {
  const room = Math.min(before.length, after.length);
  let head = 0;
  while (head < room && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < room - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { head, tail };
}

/** Where a place in a line is after the line was changed. */
export function placeAfter(place: number, before: string, after: string): number {
  const { head, tail } = commonEnds(before, after);
  if (place <= head) return place;
  return before.length - place <= tail ? after.length - (before.length - place) : after.length - tail;
}

/** The end of what was changed in a line. */
export const endOfChange = (before: string, after: string) => after.length - commonEnds(before, after).tail;

/** Another entry of the same list, which now has the line that was written. */
function movedTo({ id, value }: { id: string; value: string }): Field | undefined {
  const entry = (other: string) => other.replace(/\d+/, '#');
  if (value === '' || entry(id) === id) return undefined;
  const others = [...document.querySelectorAll('textarea, input')].filter(isField);
  return others.find((field) => entry(field.id) === entry(id) && field.value === value);
}

/**
 * Notes the field that is being written.
 * @returns puts the caret back, wherever the field's words went
 */
export function keepCaret(): () => void {
  const field = document.activeElement;
  if (!isField(field) || field.id === '') return () => {};
  const was = { id: field.id, value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
  return () => {
    const same = document.getElementById(was.id);
    const now = isField(same) && same.value === was.value ? same : (movedTo(was) ?? same);
    if (!isField(now)) return;
    const { value } = now;
    if (now !== document.activeElement) now.focus();
    else if (value === was.value) return;
    now.setSelectionRange(placeAfter(was.start, was.value, value), placeAfter(was.end, was.value, value));
  };
}
