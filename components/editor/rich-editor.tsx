'use client';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useEffect } from 'react';
import type { Doc } from '#lib/core/document.ts';
import type { Direction } from '#lib/core/languages.ts';
import { documentExtensions } from '#lib/text/document-rules.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import type { Loss } from './paste/losses-rules.ts';
import { PastedHtml } from './paste/pasted-html.ts';
import { sliceOfPlain } from './paste.ts';
import { TypedLinks } from './typed-links.ts';

type Props = {
  text: Doc;
  /** Of the field, for people and for the page. */
  label: string;
  id: string;
  language: string;
  dir: Direction;
  /** The editor, once it is there; null when it goes. */
  onReady: (editor: Editor | null) => void;
  onFocus: (editor: Editor) => void;
  onChange: (text: Doc) => void;
  onBlur: () => void;
  /** A paste that is longer than a release can be; nothing of it was put in. */
  onTooLong: (characters: number) => void;
  /** What of a paste is not in the text as it was in its source; nothing, where all of it is. */
  onPasted: (losses: Loss[]) => void;
};

// The editor's attributes are objects without a prototype, which a server action cannot carry.
const plainJson = (editor: Editor) => JSON.parse(JSON.stringify(editor.getJSON())) as Doc;

/** A field that holds a document. Its schema is the server's, so a paste can bring nothing in that would be refused there. */
export function RichEditor({
  text,
  label,
  id,
  language,
  dir,
  onReady,
  onFocus,
  onChange,
  onBlur,
  onTooLong,
  onPasted,
}: Props) {
  const editor = useEditor({
    extensions: [...documentExtensions, TypedLinks, PastedHtml.configure({ direction: dir, onPasted })],
    // What is typed and pasted stays as it is: no sign such as *, _, # or > becomes formatting by itself.
    enableInputRules: false,
    enablePasteRules: false,
    content: text,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': 'true',
        lang: language,
        dir,
        class: 'document-text',
        id,
        spellcheck: 'true',
      },
      clipboardTextParser: (plain, _context, _plain, view) => sliceOfPlain(plain, view.state.schema),
      handlePaste: (_view, event) => {
        const length = event.clipboardData?.getData('text/plain').length ?? 0;
        if (length <= sizes.text) return false;
        onTooLong(length);
        return true;
      },
    },
    onFocus: ({ editor: focused }) => onFocus(focused),
    onUpdate: ({ editor: changed }) => onChange(plainJson(changed)),
    onBlur,
  });
  useEffect(() => {
    onReady(editor);
    return () => onReady(null);
  }, [editor, onReady]);
  return <EditorContent editor={editor} />;
}
