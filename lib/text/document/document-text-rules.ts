// Turns documents into plain text and back. Promise: the text has an empty line between paragraphs,
// and a line end for each break.
import type { Doc, DocNode } from '#lib/core/document.ts';
import { isBlank } from '#lib/core/seen-rules.ts';
import { listNumber } from './list-number-rules.ts';
import { subscriptText, superscriptText } from './raised-text-rules.ts';
import { tableAsText } from './table-text-rules.ts';
import { addressesIn, isAllowedLink } from '#lib/text/web-address-rules.ts';

/** A line as text nodes. Web addresses in it become links. */
function inlineOf(line: string): DocNode[] {
  const nodes: DocNode[] = [];
  let at = 0;
  for (const { at: begins, address } of addressesIn(line)) {
    if (!isAllowedLink(address)) continue;
    if (begins > at) nodes.push({ type: 'text', text: line.slice(at, begins) });
    nodes.push({ type: 'text', marks: [{ type: 'link', attrs: { href: address } }], text: address });
    at = begins + address.length;
  }
  if (at < line.length) nodes.push({ type: 'text', text: line.slice(at) });
  return nodes;
}

/** Paragraphs of plain text as a document. A line end inside a paragraph becomes a break. */
export function documentOf(paragraphs: string[]): Doc {
  const content = paragraphs.map((paragraph): DocNode => {
    const inline = paragraph
      .split('\n')
      .flatMap((line, index) => (index > 0 ? [{ type: 'hardBreak' }, ...inlineOf(line)] : inlineOf(line)));
    return inline.length > 0 ? { type: 'paragraph', content: inline } : { type: 'paragraph' };
  });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function inlineText(node: DocNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type !== 'text') return (node.content ?? []).map(inlineText).join('');
  const text = node.text ?? '';
  if (node.marks?.some(({ type }) => type === 'superscript')) return superscriptText(text);
  return node.marks?.some(({ type }) => type === 'subscript') ? subscriptText(text) : text;
}

/** A list item with its mark. A list inside it is indented. */
function itemText(mark: string, { content = [] }: DocNode): string {
  const texts = content.flatMap((node) => {
    const isList = node.type === 'bulletList' || node.type === 'orderedList';
    return blockText(node).map((text) => (isList ? text.replace(/^/gm, '   ') : text));
  });
  return `${mark} ${texts.join('\n')}`;
}

function listText({ type, attrs, content = [] }: DocNode): string {
  const first = typeof attrs?.start === 'number' ? attrs.start : 1;
  const markOf = (at: number) => (type === 'bulletList' ? '•' : `${listNumber(first + at, attrs?.type)}.`);
  return content.map((item, at) => itemText(markOf(at), item)).join('\n');
}

function tableText({ content: rows = [] }: DocNode): string {
  const cell = ({ attrs, content = [] }: DocNode) => ({
    text: content.flatMap(blockText).join(' '),
    wide: Number(attrs?.colspan ?? 1),
    high: Number(attrs?.rowspan ?? 1),
  });
  return tableAsText(rows.map(({ content = [] }) => content.map(cell)));
}

/** Whose words a quotation is, as a line: “— Name, role”. */
function attribution(lines: DocNode[]): string[] {
  const words = lines.map((line) => inlineText(line).trim()).filter((text) => !isBlank(text));
  const comma = /\p{sc=Arabic}/u.test(words[0] ?? '') ? '، ' : ', ';
  return words.length > 0 ? [`— ${words.join(comma)}`] : [];
}

function quotationText({ content = [] }: DocNode): string[] {
  const isAttribution = ({ type }: DocNode) => type === 'attribution';
  const said = content.filter((node) => !isAttribution(node));
  return [...said.flatMap(blockText), ...attribution(content.filter(isAttribution))];
}

function blockText(node: DocNode): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(node)];
    case 'bulletList':
    case 'orderedList':
      return [listText(node)];
    case 'table':
      return [tableText(node)];
    case 'blockquote':
      return quotationText(node);
    case 'horizontalRule':
      return ['—'];
    default:
      return (node.content ?? []).flatMap(blockText);
  }
}

/** The document’s non-empty paragraphs as plain text. */
export function paragraphsOf(doc: Doc): string[] {
  return (doc.content ?? []).flatMap(blockText).filter((text) => !isBlank(text));
}
