// The toolbar's buttons: name, keys and glyph.
import type { Editor } from '@tiptap/react';
import type { IconName } from '#components/ui/icon.tsx';

export type Item = {
  name: string;
  /** Letters, or the icon's name. */
  glyph: string | { icon: IconName };
  keys?: string;
  className?: string;
  /** Shown only inside a table. */
  table?: true;
  run: (editor: Editor) => void;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
};

const mark = (name: string, glyph: Item['glyph'], type: string, keys: string, className: string): Item => ({
  name,
  glyph,
  keys,
  className,
  run: (editor) => editor.chain().focus().toggleMark(type).run(),
  isOn: (editor) => editor.isActive(type),
});

export const items: Item[] = [
  mark('Bold', 'B', 'bold', 'Control+B', 'tool-bold'),
  mark('Italic', 'I', 'italic', 'Control+I', 'tool-italic'),
  mark('Superscript', { icon: 'raised' }, 'superscript', 'Control+.', ''),
  mark('Subscript', { icon: 'lowered' }, 'subscript', 'Control+,', ''),
  {
    name: 'Heading',
    glyph: 'H',
    keys: 'Control+Alt+2',
    className: 'tool-bold',
    run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (e) => e.isActive('heading'),
  },
  {
    name: 'Quotation',
    glyph: { icon: 'quotation' },
    keys: 'Control+Shift+B',
    run: (e) => e.chain().focus().toggleBlockquote().run(),
    isOn: (e) => e.isActive('blockquote'),
  },
  {
    name: 'List',
    glyph: { icon: 'list' },
    keys: 'Control+Shift+8',
    run: (e) => e.chain().focus().toggleBulletList().run(),
    isOn: (e) => e.isActive('bulletList'),
  },
  {
    name: 'Numbered list',
    glyph: { icon: 'numbers' },
    keys: 'Control+Shift+7',
    run: (e) => e.chain().focus().toggleOrderedList().run(),
    isOn: (e) => e.isActive('orderedList'),
  },
  {
    name: 'Table',
    glyph: 'Table',
    run: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isOn: (e) => e.isActive('table'),
    can: (e) => !e.isActive('table'),
  },
  { name: 'Add row', glyph: '+ row', table: true, run: (e) => e.chain().focus().addRowAfter().run() },
  { name: 'Add column', glyph: '+ column', table: true, run: (e) => e.chain().focus().addColumnAfter().run() },
  { name: 'Delete row', glyph: '− row', table: true, run: (e) => e.chain().focus().deleteRow().run() },
  { name: 'Delete column', glyph: '− column', table: true, run: (e) => e.chain().focus().deleteColumn().run() },
  { name: 'Delete table', glyph: '− table', table: true, run: (e) => e.chain().focus().deleteTable().run() },
  {
    name: 'Undo',
    glyph: { icon: 'undo' },
    keys: 'Control+Z',
    run: (e) => e.chain().focus().undo().run(),
    can: (e) => e.can().undo(),
  },
  {
    name: 'Redo',
    glyph: { icon: 'redo' },
    keys: 'Control+Shift+Z',
    run: (e) => e.chain().focus().redo().run(),
    can: (e) => e.can().redo(),
  },
];
