import type { Node } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import type { Doc } from '#lib/core/document.ts';
import { type Hunk, hunksOf } from '#lib/text/merge/hunks-rules.ts';

const keysOf = (doc: Node) => doc.children.map((block) => JSON.stringify(block));

/** Where a block begins; behind the last one, where the document ends. */
const startOf = (doc: Node, index: number) =>
  doc.children.slice(0, index).reduce((size, block) => size + block.nodeSize, 0);

/** Changes the inside of one block. Returns the end of the change in the new document. */
function changeInside(tr: Transaction, before: Node, after: Node, { at, from }: Hunk): number | null {
  const [old, next] = [before.child(at), after.child(from)];
  if (!old.sameMarkup(next)) return null;
  const start = old.content.findDiffStart(next.content);
  const ends = old.content.findDiffEnd(next.content);
  if (start === null || ends === null) return null;
  // Where a run of equal letters grows, both searches meet in it.
  const over = Math.max(0, start - Math.min(ends.a, ends.b));
  const [oldEnd, newEnd] = [ends.a + over, ends.b + over];
  const inside = startOf(before, at) + 1;
  tr.replace(inside + start, inside + oldEnd, next.slice(start, newEnd));
  return startOf(after, from) + 1 + newEnd;
}

/**
 * Puts a text from outside into the editor by as few steps as it differs, so that the caret stays
 * where its words are.
 * @param follow puts the caret behind what changed
 */
export function replaceText(editor: Editor, text: Doc, { follow } = { follow: false }): void {
  const { state, view } = editor;
  const before = state.doc;
  const after = state.schema.nodeFromJSON(text);
  if (before.eq(after)) return;
  const { tr } = state;
  let changed = after.content.size;
  for (const hunk of hunksOf(keysOf(before), keysOf(after)).reverse()) {
    const isOne = hunk.end - hunk.at === 1 && hunk.to - hunk.from === 1;
    const inside = isOne ? changeInside(tr, before, after, hunk) : null;
    if (inside === null)
      tr.replaceWith(startOf(before, hunk.at), startOf(before, hunk.end), after.children.slice(hunk.from, hunk.to));
    changed = inside ?? startOf(after, hunk.to);
  }
  if (!tr.doc.eq(after)) tr.replaceWith(0, tr.doc.content.size, after.content);
  if (follow)
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(changed, tr.doc.content.size)), -1)).scrollIntoView();
  view.dispatch(tr.setMeta('preventUpdate', true));
}
