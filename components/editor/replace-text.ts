import type { Editor } from '@tiptap/react';
import { EditorState, Selection } from '@tiptap/pm/state';
import type { Doc } from '#lib/core/document.ts';

/**
 * Puts a text from outside into the editor. Undo starts anew: its steps belong to the text that was
 * replaced.
 */
export function replaceText(editor: Editor, body: Doc): void {
  const { schema, plugins, selection } = editor.state;
  const doc = schema.nodeFromJSON(body);
  const caret = Selection.near(doc.resolve(Math.min(selection.head, doc.content.size)));
  editor.view.updateState(EditorState.create({ doc, plugins, selection: caret }));
  // Makes the toolbar update its buttons.
  editor.view.dispatch(editor.state.tr);
}
