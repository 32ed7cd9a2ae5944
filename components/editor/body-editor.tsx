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
  body: Doc;
  language: string;
  dir: Direction;
  onReady: (editor: Editor | null) => void;
  onChange: (body: Doc) => void;
  onBlur: () => void;
  /** A paste that is longer than a release can be; nothing of it was put in. */
  onTooLong: (characters: number) => void;
  /** What of a paste is not in the text as it was in its source; nothing, where all of it is. */
  onPasted: (losses: Loss[]) => void;
};

// The editor's attributes are objects without a prototype, which a server action cannot carry.
const plainJson = (editor: Editor) => JSON.parse(JSON.stringify(editor.getJSON())) as Doc;

/** The text field. Its schema is the server's, so a paste can bring nothing in that would be refused there. */
export function BodyEditor({ body, language, dir, onReady, onChange, onBlur, onTooLong, onPasted }: Props) {
  const editor = useEditor({
    extensions: [...documentExtensions, TypedLinks, PastedHtml.configure({ direction: dir, onPasted })],
    // What is typed and pasted stays as it is: no sign such as *, _, # or > becomes formatting by itself.
    enableInputRules: false,
    enablePasteRules: false,
    content: body,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': 'Text',
        'aria-multiline': 'true',
        lang: language,
        dir,
        class: 'document-text',
        id: 'field-body',
        spellcheck: 'true',
      },
      clipboardTextParser: (text, _context, _plain, view) => sliceOfPlain(text, view.state.schema),
      handlePaste: (_view, event) => {
        const length = event.clipboardData?.getData('text/plain').length ?? 0;
        if (length <= sizes.text) return false;
        onTooLong(length);
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => onChange(plainJson(changed)),
    onBlur,
  });
  useEffect(() => {
    onReady(editor);
    return () => onReady(null);
  }, [editor, onReady]);
  return <EditorContent editor={editor} />;
}
