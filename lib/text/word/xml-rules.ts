// What is looked for in the XML of a Word document before a parser reads it. Promise: one pass over the text, whatever it holds.

/** A comment or a section of plain characters may hold brackets of any kind. */
const spans = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/**
 * True when every tag is closed before the next one opens, as in all XML. A parser that meets thousands of open tags looks for the
 * end of each through the whole rest of the file.
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
