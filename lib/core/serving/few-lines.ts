/**
 * Limits a log to one line a second, with the count of omitted lines. A silent database fails every
 * page at once.
 */
export function limitLines(write: (line: string) => void, now: () => number = Date.now): (line: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  let omitted = 0;
  return (line) => {
    if (now() - last < 1000) {
      omitted++;
      return;
    }
    last = now();
    write(omitted > 0 ? `${line} (${omitted} more before this)` : line);
    omitted = 0;
  };
}
