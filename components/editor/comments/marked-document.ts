// A document whose commented words are marked, to be read. The text itself has no such mark.
import { Mark as MarkExtension } from '@tiptap/core';
import type { Doc, DocNode } from '#lib/core/document.ts';
import { type Mark, markAttributes, stretchesOf } from './commented.ts';

/** Draws the mark; the schema of texts does not have it. */
export const CommentedMark = MarkExtension.create({
  name: 'commented',
  excludes: '',
  addAttributes: () => ({ comments: { default: [] }, active: { default: null } }),
  renderHTML: ({ mark }) => [
    'mark',
    { ...markAttributes(mark.attrs.comments as string[], mark.attrs.active as string | null), tabindex: '-1' },
    0,
  ],
});

function markedText(node: DocNode, at: number, marks: Mark[], active: string | null): DocNode[] {
  const text = node.text ?? '';
  return stretchesOf({ from: at, to: at + text.length }, marks).map(({ from, to, comments }) => ({
    ...node,
    text: text.slice(from - at, to - at),
    ...(comments.length > 0
      ? { marks: [...(node.marks ?? []), { type: 'commented', attrs: { comments, active } }] }
      : {}),
  }));
}

/** Marks the nodes that begin at this place. Returns them with the place behind the last. */
function markedNodes(nodes: DocNode[], at: number, marks: Mark[], active: string | null): [DocNode[], number] {
  let place = at;
  const marked = nodes.flatMap((node) => {
    if (node.type === 'text') {
      const here = place;
      place += node.text?.length ?? 0;
      return markedText(node, here, marks, active);
    }
    if (node.type === 'hardBreak' || node.type === 'horizontalRule') {
      place += 1;
      return [node];
    }
    const [content, end] = markedNodes(node.content ?? [], place + 1, marks, active);
    place = end + 1;
    return [node.content ? { ...node, content } : node];
  });
  return [marked, place];
}

/** @param marks by the places that the editor counts */
export function markedDocument(doc: Doc, marks: Mark[], active: string | null): Doc {
  if (marks.length === 0) return doc;
  return { ...doc, content: markedNodes(doc.content ?? [], 0, marks, active)[0] };
}
