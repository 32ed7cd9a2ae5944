// Marks the commented words in an editor. The marks are drawn, and are no part of the text.
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { useContext, useEffect } from 'react';
import type { Doc } from '#lib/core/document.ts';
import { piecesOf, textOf } from '#lib/releases/comments/words-rules.ts';
import { placeOf } from '#lib/releases/comments/rules.ts';
import { passagesOfDocument } from '#lib/releases/preflight/passages-rules.ts';
import { Commented, type CommentedText, markAttributes } from './commented.ts';

const key = new PluginKey<DecorationSet>('comments');

/** Keeps the marks at their words while somebody types. */
export const CommentMarks = Extension.create({
  name: 'commentMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function decorationsOf({ state }: Editor, field: string, { words, active }: CommentedText): Decoration[] {
  const here = words.filter((one) => one.field === field);
  if (here.length === 0) return [];
  const lines = passagesOfDocument(state.doc.toJSON() as Doc, field).map(({ from, text }) => ({
    ...{ id: field, from, text },
  }));
  const text = textOf(lines);
  return here.flatMap(({ id, anchor }) => {
    const place = placeOf(anchor, text);
    const pieces = place ? piecesOf(lines, place) : [];
    return pieces.map(({ from, to }) =>
      Decoration.inline(from, to, { nodeName: 'mark', ...markAttributes([id], active) }),
    );
  });
}

/** In ms: this long after the last letter the words are looked for anew. */
const settleMs = 300;

/** Marks the commented words of a field in its editor, and follows its text. */
export function useCommentMarks(editor: Editor | null, field: string): void {
  const commented = useContext(Commented);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: { doc: unknown; set: DecorationSet } | null = null;
    const draw = () => {
      const { doc, tr } = editor.state;
      const isShown = shown?.doc === doc && shown.set === key.getState(editor.state);
      if (editor.isDestroyed || isShown) return;
      const set = DecorationSet.create(doc, decorationsOf(editor, field, commented));
      shown = { doc, set };
      if (set !== key.getState(editor.state)) editor.view.dispatch(tr.setMeta(key, set));
    };
    const follow = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.getMeta(key) !== undefined) return;
      clearTimeout(timer);
      timer = setTimeout(draw, settleMs);
    };
    draw();
    editor.on('transaction', follow);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', follow);
    };
  }, [editor, field, commented]);
}
