/**
 * A log that cannot drown: one line a second at most, and a word of how many were left out. A silent database fails every page
 * at once.
 */
export function fewLines(write: (line: string) => void, now: () => number = Date.now): (line: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (line) => {
    if (now() - last < 1000) {
      unsaid++;
      return;
    }
    last = now();
    write(unsaid > 0 ? `${line} (${unsaid} more before this)` : line);
    unsaid = 0;
  };
}
