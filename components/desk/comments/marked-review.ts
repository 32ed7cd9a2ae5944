// Commented words where a text shows what it changes. Its marks are ranges of the page, since that
// text is drawn whole and a range adds no element to it.
import { anchorOf, placeOf } from '#lib/releases/comments/rules.ts';
import { linesOf, textOf } from '#lib/releases/comments/words-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { Placed } from './use-comments.ts';

/** What came and what stayed, without the words that went and what is said aloud alone. */
function textNodesOf(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    const isOut = node instanceof HTMLElement && (node.localName === 'del' || node.className === 'aloud');
    if (isOut) return NodeFilter.FILTER_REJECT;
    return node instanceof Text ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** A page has no line ends between its paragraphs. */
const letters = (text: string) => text.replaceAll('\n', '');

function rangeOf(nodes: Text[], from: number, to: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const end = at + node.data.length;
    if (from >= at && from < end) range.setStart(node, from - at);
    if (to > at && to <= end) range.setEnd(node, to - at);
    at = end;
  }
  return range;
}

/** The words of comments as ranges, by the comment; none where the text is not marked. */
export function rangesIn(page: HTMLElement, open: Placed[], content: Content): Map<string, Range> {
  const ranges = new Map<string, Range>();
  const review = page.querySelector<HTMLElement>('.review-marked');
  if (!review || open.length === 0) return ranges;
  const nodes = textNodesOf(review);
  const whole = nodes.map(({ data }) => data).join('');
  for (const { comment } of open) {
    const { words } = comment;
    const text = words ? textOf(linesOf(content, words.field)) : '';
    const place = words && placeOf(words, text);
    if (!place) continue;
    const { quote, before, after } = anchorOf(text, place);
    const here = { quote: letters(quote), before: letters(before), after: letters(after), paragraph: 0, offset: 0 };
    const found = placeOf(here, whole);
    if (found) ranges.set(comment.id, rangeOf(nodes, found.from, found.to));
  }
  return ranges;
}

const name = 'commented';

/** Draws the ranges; comments.css says how they look. */
export function drawRanges(ranges: Map<string, Range>): void {
  if (!('highlights' in CSS)) return;
  if (ranges.size === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges.values()));
}
