// Addresses of the web in a line of text. Promises:
//   - brackets belong to an address where they are balanced in it; the stop, comma or mark behind it does not, in any script
//   - a line of any kind is read once: the work grows with its length

// Letters that end a sentence or quote in another script stand in no address; neither do marks of direction.
const pattern =
  /https?:\/\/[^\s<>"“”«»‹›۔،؛؟।॥。、，；：！？（）「」『』【】《》\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gi;
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
// Punctuation with which an address may well end.
const mayEnd = /[/#%&@_\-=+~$]/;

/** Links lead to the web, to mail or to a telephone; nothing else is a link. */
export function isAllowedLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2000 && /^(https?:\/\/|mailto:|tel:)[^\s<>"]+$/i.test(href);
}

/** How much of what looks like an address is one. */
function lengthOf(candidate: string): number {
  const counts = new Map<string, number>();
  for (const letter of candidate) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const count = (letter: string) => counts.get(letter) ?? 0;
  let end = candidate.length;
  for (; end > 0; end--) {
    const last = candidate[end - 1] ?? '';
    const opener = closers[last];
    const isOutside = opener ? count(last) > count(opener) : /[\p{P}\p{S}]/u.test(last) && !mayEnd.test(last);
    if (!isOutside) break;
    counts.set(last, count(last) - 1);
  }
  return end;
}

/** Where addresses stand in a line, and their words. */
export function addressesIn(line: string): { at: number; address: string }[] {
  return [...line.matchAll(pattern)]
    .map(({ 0: candidate, index }) => ({ at: index, address: candidate.slice(0, lengthOf(candidate)) }))
    .filter(({ address }) => /^https?:\/\/[^/?#]/i.test(address));
}
