// Quotation marks as a language prints them, for those of a keyboard.

/** Double and single, each with its opening and closing mark; by CLDR. */
const marks: Record<string, [string, string, string, string]> = {
  en: ['“', '”', '‘', '’'],
  ur: ['”', '“', '’', '‘'],
  ar: ['”', '“', '’', '‘'],
  hi: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  fr: ['«\u00A0', '\u00A0»', '‘', '’'],
};
const english: [string, string, string, string] = ['“', '”', '‘', '’'];

/** After one of these, or at the beginning, a quotation opens. */
const opensAfter = /[\s([{“‘”„‚«—–-]$/u;

/**
 * The printed mark for a typed one; null for any other sign. A single mark within a word is an
 * apostrophe.
 * @param before the text before it in its line
 */
export function printedQuote(typed: string, before: string, language: string): string | null {
  if (typed !== '"' && typed !== "'") return null;
  const [open, close, openSingle, closeSingle] = marks[language.split('-')[0] ?? 'en'] ?? english;
  const opens = before === '' || opensAfter.test(before);
  if (typed === '"') return opens ? open : close;
  return opens ? openSingle : /[\p{L}\p{N}]$/u.test(before) ? '’' : closeSingle;
}
