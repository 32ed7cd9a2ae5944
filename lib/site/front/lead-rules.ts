// How much of a text stands on the front page. Pure. Promise: it ends at the end of a word.

/** Characters of the beginning. */
const most = 420;

/** The first lines of a text, on one line; with an ellipsis where words were left out. */
export function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const words = line.slice(0, most + 1);
  const end = words.lastIndexOf(' ');
  return `${(end > 0 ? words.slice(0, end) : words.slice(0, most)).replace(/[\s,;:–—،؛]+$/u, '')} …`;
}
