// A quotation in the editor. Its speaker and the speaker's role are lines at its end.
import { type Editor, Extension } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

type Part = 'speaker' | 'role';
const isAttribution = ({ type: { name } }: Node) => name === 'attribution';

/** The innermost quotation around the caret, and the place before it. */
function quotationAt({ selection: { $from } }: EditorState): { quote: Node; at: number } | null {
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'blockquote') return { quote: $from.node(depth), at: $from.before(depth) };
  return null;
}

/** The place before the quotation's line of this part, or before what would follow it. */
function placeOf(part: Part, { quote, at }: { quote: Node; at: number }): number {
  let place = at + 1;
  for (const child of quote.children) {
    if (isAttribution(child) && (part === 'speaker' || child.attrs.part === part)) return place;
    place += child.nodeSize;
  }
  return place;
}

function show(editor: Editor, tr: Transaction): boolean {
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  return true;
}

/** Leads to the speaker or the role of the quotation, which it gets where it has none. */
export function toAttribution(editor: Editor, part: Part): boolean {
  const around = quotationAt(editor.state);
  const type = editor.schema.nodes.attribution;
  if (!around || !type) return false;
  const { tr, doc } = editor.state;
  const place = placeOf(part, around);
  const line = doc.nodeAt(place);
  const has = line?.type === type && line.attrs.part === part;
  if (!has) tr.insert(place, type.create({ part }));
  return show(editor, tr.setSelection(TextSelection.create(tr.doc, place + 1 + (has ? line.content.size : 0))));
}

/** Takes the quotation around the caret away. Its speaker and role become paragraphs. */
function unquote(editor: Editor): boolean {
  const around = quotationAt(editor.state);
  const { paragraph } = editor.schema.nodes;
  if (!around || !paragraph) return false;
  const { quote, at } = around;
  const lines = quote.children.flatMap((child) => {
    if (!isAttribution(child)) return [child];
    return child.content.size > 0 ? [paragraph.create(null, child.content)] : [];
  });
  const { tr, selection } = editor.state;
  const caret = selection.head - 1;
  tr.replaceWith(at, at + quote.nodeSize, Fragment.from(lines));
  return show(editor, tr.setSelection(Selection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size)), -1)));
}

/** Makes the selected paragraphs a quotation, or takes the quotation away. */
export const toggleQuotation = (editor: Editor) => unquote(editor) || editor.chain().focus().toggleBlockquote().run();

/** Takes marks, headings, lists and the quotation at the caret away. */
export function clearFormatting(editor: Editor): boolean {
  unquote(editor);
  return editor.chain().focus().unsetAllMarks().clearNodes().run();
}

/** Enter at the end of a quotation leads to its speaker, from there to the role, and then out. */
function onEnter(editor: Editor): boolean {
  const around = quotationAt(editor.state);
  const { $from, empty } = editor.state.selection;
  const { paragraph } = editor.schema.nodes;
  if (!around || !paragraph || !empty) return false;
  const { quote, at } = around;
  const { parent } = $from;
  if (parent.attrs.part === 'speaker') return toAttribution(editor, 'role');
  const { tr } = editor.state;
  if (parent.attrs.part === 'role') {
    const behind = at + quote.nodeSize;
    return show(editor, tr.insert(behind, paragraph.create()).setSelection(TextSelection.create(tr.doc, behind + 1)));
  }
  const isLastEmpty = parent.content.size === 0 && $from.after() === placeOf('speaker', around);
  if (
    !isLastEmpty ||
    !quote.children.some(isAttribution) ||
    quote.children.filter((one) => !isAttribution(one)).length < 2
  )
    return false;
  editor.view.dispatch(tr.delete($from.before(), $from.after()));
  return toAttribution(editor, 'speaker');
}

/** Backspace in an empty speaker or role takes it away. */
function onBackspace(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const { parent } = $from;
  if (!empty || !isAttribution(parent) || parent.content.size > 0) return false;
  const { tr } = editor.state;
  const before = $from.before();
  tr.delete(before, $from.after());
  return show(editor, tr.setSelection(Selection.near(tr.doc.resolve(before), -1)));
}

/** The keys of a quotation, and what its empty lines ask for. */
export const Quotation = Extension.create<{ words: { speaker: string; role: string } }>({
  name: 'quotation',
  // Before the keys of the library's quotation.
  priority: 1000,
  addOptions: () => ({ words: { speaker: '', role: '' } }),
  addExtensions() {
    const { words } = this.options;
    return [
      Placeholder.configure({
        includeChildren: true,
        showOnlyCurrent: false,
        placeholder: ({ node }) => (isAttribution(node) ? words[node.attrs.part as Part] : ''),
      }),
    ];
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      'Mod-Shift-b': () => toggleQuotation(editor),
      'Mod-\\': () => clearFormatting(editor),
      Enter: () => onEnter(editor),
      'Shift-Enter': () => isAttribution(editor.state.selection.$from.parent) && onEnter(editor),
      Backspace: () => onBackspace(editor),
    };
  },
});
