// A check of XML before a parser reads it. Promise: one pass over the text.

/** Comments and CDATA sections may contain any brackets. */
const spans = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * True if every tag is closed before the next one opens. Otherwise a parser may search the rest of
 * the file for the end of each tag, which takes quadratic time.
 */
export function isWellTagged(xml: string): boolean {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const span = spans.find(([opens]) => xml.startsWith(opens, at));
    const close = xml.indexOf(span ? span[1] : '>', at);
    if (close < 0) return false;
    const next = xml.indexOf('<', span ? close : at + 1);
    if (!span && next >= 0 && next < close) return false;
    at = next;
  }
  return true;
}
