// The lines and paragraphs of a text with their places. Promises:
//   - each character of a passage has the place that the editor gives it
//   - a line break is one character
import type { Doc, DocNode } from '#lib/core/document.ts';
import { contentParts } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { Place } from './schema.ts';

/** `from`: the place of its first character. */
export type Passage = { field: string; from: number; text: string; links: (Place & { href: string })[] };

const breaks = new Set(['hardBreak', 'horizontalRule']);
const isInline = ({ type }: DocNode) => type === 'text' || type === 'hardBreak';

function passageOf(nodes: DocNode[], field: string, from: number): Passage {
  const passage: Passage = { field, from, text: '', links: [] };
  let text = '';
  for (const node of nodes) {
    const begin = from + text.length;
    text += node.type === 'text' ? (node.text ?? '') : '\n';
    const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.href;
    if (typeof href === 'string') passage.links.push({ from: begin, to: from + text.length, href });
  }
  return { ...passage, text };
}

/** Adds the passages of these nodes. Returns the place behind the last of them. */
function gather(nodes: DocNode[], at: number, field: string, passages: Passage[]): number {
  let place = at;
  for (const { type, content = [] } of nodes) {
    if (breaks.has(type)) place += 1;
    else if (content.some(isInline)) {
      const passage = passageOf(content, field, place + 1);
      passages.push(passage);
      place = passage.from + passage.text.length + 1;
    } else place = gather(content, place + 1, field, passages) + 1;
  }
  return place;
}

/** The passages of a document, as its editor counts their places. */
export function passagesOfDocument(doc: Doc | undefined, field: string): Passage[] {
  const passages: Passage[] = [];
  gather(doc?.content ?? [], 0, field, passages);
  return passages;
}

const lineOf = (field: string, text: string): Passage[] => (text === '' ? [] : [{ field, from: 0, text, links: [] }]);

/** The lines and paragraphs of a field; none of contacts and attachments, which have parts. */
export function passagesOfField(content: Content, name: keyof Content): Passage[] {
  const value = content[name];
  if (value === undefined || name === 'contacts' || name === 'attachments') return [];
  if (typeof value === 'string') return lineOf(name, value);
  if ('type' in value) return passagesOfDocument(value, name);
  return content.subheadlines.flatMap((text, at) => lineOf(`sub-${at + 1}`, text));
}

/** Every line and paragraph in the order of the sheet. The end mark says nothing. */
export const passagesOf = (content: Content): Passage[] =>
  contentParts.filter((name) => name !== 'endMark').flatMap((name) => passagesOfField(content, name));

/** The place of a part of a passage. */
export const placeIn = ({ from }: Passage, begin: number, end: number): Place => ({
  from: from + begin,
  to: from + end,
});
