// The addresses of links, for forms in which nobody can follow a link: plain text and paper.
// Promise: an address is said once, after the link's words, and not where the words say it.
import type { Doc, DocNode } from '#lib/core/document.ts';

/** Where the text leads; null without a link. */
export function hrefOf({ marks = [] }: DocNode): string | null {
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
  return typeof href === 'string' ? href : null;
}

/** Inline nodes in turn: those of one link together, each other by itself. */
export function linksApart(nodes: DocNode[]): { href: string | null; nodes: DocNode[] }[] {
  const groups: { href: string | null; nodes: DocNode[] }[] = [];
  for (const node of nodes) {
    const href = hrefOf(node);
    const last = groups.at(-1);
    if (last && href !== null && last.href === href) last.nodes.push(node);
    else groups.push({ href, nodes: [node] });
  }
  return groups;
}

const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');

/** The address as it is printed after the words of its link; '' where they say it themselves. */
export function addressAfter(href: string, words: string): string {
  const address = /^https?:/i.test(href) ? href : bare(href);
  const said = words.replace(/\s/g, '').toLowerCase();
  return said.includes(bare(href).replace(/\s/g, '').toLowerCase()) ? '' : address;
}

const textOf = (nodes: DocNode[]) => nodes.map(({ text = '' }) => text).join('');

function inlineWithAddresses(nodes: DocNode[]): DocNode[] {
  return linksApart(nodes).flatMap(({ href, nodes: linked }) => {
    const address = href === null ? '' : addressAfter(href, textOf(linked));
    return address === '' ? linked : [...linked, { type: 'text', text: ` (${address})` }];
  });
}

function nodeWithAddresses(node: DocNode): DocNode {
  if (!node.content) return node;
  const isInline = node.content.some(({ type }) => type === 'text' || type === 'hardBreak');
  return { ...node, content: isInline ? inlineWithAddresses(node.content) : node.content.map(nodeWithAddresses) };
}

/** The document with the address of each link after its words. */
export function withAddresses(doc: Doc): Doc {
  return { type: 'doc', content: (doc.content ?? []).map(nodeWithAddresses) };
}

/** Every address that `withAddresses` puts into a document. */
export function addressesPrinted({ content = [] }: Pick<DocNode, 'content'>): string[] {
  const own = linksApart(content).flatMap(({ href, nodes }) => {
    const address = href === null ? '' : addressAfter(href, textOf(nodes));
    return address === '' ? [] : [address];
  });
  return [...own, ...content.flatMap((node) => (node.content ? addressesPrinted(node) : []))];
}
