// The toolbar's buttons: name, keys and glyph.
import type { Editor } from '@tiptap/react';
import type { catalogues } from '#components/words/catalogues.ts';
import type { IconName } from '#components/ui/icon.tsx';
import { clearFormatting, toAttribution, toggleQuotation } from './quotation.ts';

type EditorWords = (typeof catalogues)['en']['editor'];

/** One's own steps in the whole draft. */
export type Undoing = { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void };

export type Item = {
  /** Its words in the catalogue, at `editor.tools`. */
  name: keyof EditorWords['tools'];
  /** Letters of the catalogue, at `editor.glyphs`, or the icon's name. */
  glyph: keyof EditorWords['glyphs'] | { icon: IconName };
  keys?: string;
  className?: string;
  /** Shown only inside a block of this kind. */
  inside?: 'table' | 'blockquote';
  run: (editor: Editor, past: Undoing) => void;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor, past: Undoing) => boolean;
};

const mark = (name: Item['name'], glyph: Item['glyph'], type: string, keys: string, className: string): Item => ({
  name,
  glyph,
  keys,
  className,
  run: (editor) => editor.chain().focus().toggleMark(type).run(),
  isOn: (editor) => editor.isActive(type),
});

const directionOfField = (editor: Editor) => (editor.view.dom.dir === 'rtl' ? 'rtl' : 'ltr');

/** Do the selected paragraphs run against the text around them? */
const isTurned = (editor: Editor) => {
  const other = directionOfField(editor) === 'rtl' ? 'ltr' : 'rtl';
  return editor.state.selection.$from.parent.attrs.dir === other;
};

/** Turns the direction of the selected blocks, or lets them run as the text again. */
function turn(editor: Editor) {
  const other = directionOfField(editor) === 'rtl' ? 'ltr' : 'rtl';
  const dir = isTurned(editor) ? null : other;
  const { from, to } = editor.state.selection;
  const { tr } = editor.state;
  editor.state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type.spec.attrs && 'dir' in node.attrs) tr.setNodeAttribute(at, 'dir', dir);
  });
  editor.view.dispatch(tr);
  editor.commands.focus();
}

export const items: Item[] = [
  mark('bold', 'bold', 'bold', 'Control+B', 'tool-bold'),
  mark('italic', 'italic', 'italic', 'Control+I', 'tool-italic'),
  mark('superscript', { icon: 'raised' }, 'superscript', 'Control+.', ''),
  mark('subscript', { icon: 'lowered' }, 'subscript', 'Control+,', ''),
  {
    name: 'heading',
    glyph: 'heading',
    keys: 'Control+Alt+2',
    className: 'tool-bold',
    run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (e) => e.isActive('heading'),
  },
  {
    name: 'quotation',
    glyph: { icon: 'quotation' },
    keys: 'Control+Shift+B',
    run: toggleQuotation,
    isOn: (e) => e.isActive('blockquote'),
  },
  {
    name: 'speaker',
    glyph: 'speaker',
    inside: 'blockquote',
    run: (e) => toAttribution(e, 'speaker'),
    isOn: (e) => e.isActive('attribution'),
  },
  {
    name: 'list',
    glyph: { icon: 'list' },
    keys: 'Control+Shift+8',
    run: (e) => e.chain().focus().toggleBulletList().run(),
    isOn: (e) => e.isActive('bulletList'),
  },
  {
    name: 'numberedList',
    glyph: { icon: 'numbers' },
    keys: 'Control+Shift+7',
    run: (e) => e.chain().focus().toggleOrderedList().run(),
    isOn: (e) => e.isActive('orderedList'),
  },
  {
    name: 'table',
    glyph: 'table',
    run: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isOn: (e) => e.isActive('table'),
    can: (e) => !e.isActive('table'),
  },
  { name: 'addRow', glyph: 'addRow', inside: 'table', run: (e) => e.chain().focus().addRowAfter().run() },
  { name: 'addColumn', glyph: 'addColumn', inside: 'table', run: (e) => e.chain().focus().addColumnAfter().run() },
  { name: 'deleteRow', glyph: 'deleteRow', inside: 'table', run: (e) => e.chain().focus().deleteRow().run() },
  { name: 'deleteColumn', glyph: 'deleteColumn', inside: 'table', run: (e) => e.chain().focus().deleteColumn().run() },
  {
    name: 'headerRow',
    glyph: 'headerRow',
    inside: 'table',
    run: (e) => e.chain().focus().toggleHeaderRow().run(),
  },
  {
    name: 'headerCell',
    glyph: 'headerCell',
    inside: 'table',
    run: (e) => e.chain().focus().toggleHeaderCell().run(),
    isOn: (e) => e.isActive('tableHeader'),
  },
  { name: 'deleteTable', glyph: 'deleteTable', inside: 'table', run: (e) => e.chain().focus().deleteTable().run() },
  { name: 'direction', glyph: { icon: 'direction' }, run: turn, isOn: isTurned },
  {
    name: 'clear',
    glyph: { icon: 'clear' },
    keys: 'Control+\\',
    run: clearFormatting,
  },
  {
    name: 'undo',
    glyph: { icon: 'undo' },
    keys: 'Control+Z',
    run: (_editor, past) => past.undo(),
    can: (_editor, past) => past.canUndo,
  },
  {
    name: 'redo',
    glyph: { icon: 'redo' },
    keys: 'Control+Shift+Z',
    run: (_editor, past) => past.redo(),
    can: (_editor, past) => past.canRedo,
  },
];
