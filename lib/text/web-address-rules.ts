// Web addresses in a line of text. Promises:
//   - an address includes balanced brackets, but no punctuation at its end, in any script
//   - the work is linear in the length of the line

// An address has no punctuation of other scripts and no direction marks.
const pattern =
  /https?:\/\/[^\s<>"“”«»‹›۔،؛؟।॥。、，；：！？（）「」『』【】《》\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gi;
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
// Punctuation that may end an address.
const mayEnd = /[/#%&@_\-=+~$]/;

/** True for links to the web, an e-mail address or a telephone number. */
export function isAllowedLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2000 && /^(https?:\/\/|mailto:|tel:)[^\s<>"]+$/i.test(href);
}

/** The length of the address at the start of a candidate. */
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

/** The addresses in a line, with their index. */
export function addressesIn(line: string): { at: number; address: string }[] {
  return [...line.matchAll(pattern)]
    .map(({ 0: candidate, index }) => ({ at: index, address: candidate.slice(0, lengthOf(candidate)) }))
    .filter(({ address }) => /^https?:\/\/[^/?#]/i.test(address));
}
