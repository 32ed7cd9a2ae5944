// What a Word file shows as a document of the editor, and the document's blocks in a text.
import type { Doc, DocNode } from '#lib/core/document.ts';
import { isBlank } from '#lib/core/seen-rules.ts';
import { documentOf, paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import {
  type Block,
  type Cell,
  type Line,
  type List,
  type Nested,
  nested,
  type Run,
  tagOf,
  type Tag,
} from './blocks-rules.ts';

const markNames: Record<Tag, string> = {
  strong: 'bold',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};

const emptyParagraph: DocNode = { type: 'paragraph' };

function inlineOf(run: Run): DocNode {
  if (run === 'break') return { type: 'hardBreak' };
  const marks = [
    ...run.tags.map((tag) => ({ type: markNames[tag] })),
    ...(run.href === null ? [] : [{ type: 'link', attrs: { href: run.href } }]),
  ];
  return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) };
}

function nodeOfLine(line: Line): DocNode {
  const tag = tagOf(line);
  if (tag === 'speaker' || tag === 'role')
    return { type: 'attribution', attrs: { part: tag }, content: line.runs.map(inlineOf) };
  const attrs = { ...(line.dir ? { dir: line.dir } : {}), ...(tag === 'p' ? {} : { level: tag === 'h2' ? 2 : 3 }) };
  return {
    type: tag === 'p' ? 'paragraph' : 'heading',
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: line.runs.map(inlineOf),
  };
}

function nodeOfCell({ tag, colspan, rowspan, blocks }: Cell): DocNode {
  return {
    type: tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan, rowspan },
    content: blocks.length > 0 ? nested(blocks).map(nodeOf) : [emptyParagraph],
  };
}

/** An item begins with a paragraph. */
function nodeOfItem(blocks: Nested[]): DocNode {
  const content = blocks.map(nodeOf);
  return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [emptyParagraph, ...content] };
}

function nodeOfList({ of, type, start, items }: List): DocNode {
  const content = items.map(nodeOfItem);
  return of === 'ul' ? { type: 'bulletList', content } : { type: 'orderedList', attrs: { start, type }, content };
}

function nodeOf(block: Nested): DocNode {
  switch (block.kind) {
    case 'rule':
      return { type: 'horizontalRule' };
    case 'list':
      return nodeOfList(block);
    case 'quote':
      return { type: 'blockquote', content: block.inside.map(nodeOf) };
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((row) => ({ type: 'tableRow', content: row.map(nodeOfCell) })),
      };
    case 'line':
      return nodeOfLine(block);
  }
}

/** The blocks as a document. */
export function documentOfBlocks(blocks: Block[]): Doc {
  const content = nested(blocks).map(nodeOf);
  return { type: 'doc', content: content.length > 0 ? content : [emptyParagraph] };
}

/** A paragraph without what a reader of texts leaves out: spaces at ends of lines, empty lines. */
const withoutGaps = (paragraph: string) =>
  paragraph
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !isBlank(line))
    .join('\n');

/** A block's paragraphs as plain text, as a reader of texts gives them back. */
export const plainOfBlock = (block: DocNode): string[] =>
  paragraphsOf({ type: 'doc', content: [block] }).map(withoutGaps);

type Formatted = { block: DocNode; says: string[]; at: number };

/** The formatted blocks by their first paragraph, in their order. */
function byBeginning({ content = [] }: Doc): Map<string, Formatted[]> {
  const all = new Map<string, Formatted[]>();
  for (const [at, block] of content.entries()) {
    const says = plainOfBlock(block);
    const [first] = says;
    if (first === undefined) continue;
    const same = all.get(first) ?? [];
    same.push({ block, says, at });
    all.set(first, same);
  }
  for (const same of all.values()) same.reverse();
  return all;
}

/**
 * Paragraphs of plain text as a document. Where they say what a block of `formatted` says, that
 * block stands there, with its lists, tables and letters. Each block is used once, in its order.
 */
export function documentWith(paragraphs: string[], formatted: Doc): Doc {
  const blocks = byBeginning(formatted);
  const says = paragraphs.map(withoutGaps);
  const content: DocNode[] = [];
  let next = 0;
  for (let at = 0; at < paragraphs.length; ) {
    const same = blocks.get(says[at] ?? '') ?? [];
    while ((same.at(-1)?.at ?? next) < next) same.pop();
    const block = same.at(-1);
    if (block?.says.every((one, n) => one === says[at + n])) {
      content.push(block.block);
      next = block.at + 1;
      at += block.says.length;
    } else {
      content.push(...(documentOf([paragraphs[at] ?? '']).content ?? []));
      at++;
    }
  }
  return { type: 'doc', content: content.length > 0 ? content : [emptyParagraph] };
}
