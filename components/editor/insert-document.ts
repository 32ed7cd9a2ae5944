import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Doc } from '#lib/core/document.ts';

/**
 * Puts a document below the block at the caret, or in place of an empty one. One undo removes it.
 */
export function insertDocument(view: EditorView, doc: Doc): void {
  const { schema, selection, tr } = view.state;
  const { content } = schema.nodeFromJSON(doc);
  const { $to } = selection;
  const block = $to.depth > 0 ? $to.node(1) : null;
  const end = block ? $to.after(1) : $to.pos;
  const start = block?.isTextblock && block.childCount === 0 ? $to.before(1) : end;
  tr.replaceWith(start, end, content);
  tr.setSelection(Selection.near(tr.doc.resolve(start + content.size), -1));
  view.dispatch(tr.scrollIntoView());
}
