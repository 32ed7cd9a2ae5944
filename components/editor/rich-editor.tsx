'use client';
import { useTranslations } from 'next-intl';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { Extension } from '@tiptap/core';
import { search } from 'prosemirror-search';
import { useEffect } from 'react';
import type { Doc } from '#lib/core/document.ts';
import type { Direction } from '#lib/core/languages.ts';
import { documentExtensions } from '#lib/text/document/document-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { caretRoom, useCaretAboveKeyboard } from './caret-room.ts';
import { CommentMarks, useCommentMarks } from './comments/comment-marks.ts';
import { filesAlone, PastedHtml } from './paste/pasted-html.ts';
import { sliceOfPlain } from './paste.ts';
import { Quotation } from './quotation.ts';
import { TypedLinks } from './typed-links.ts';
import { TypedQuotes } from './typed-quotes.ts';

/** Marks the words that the find bar looks for. */
const Search = Extension.create({ name: 'search', addProseMirrorPlugins: () => [search()] });

type Props = {
  text: Doc;
  /** The field's label and id. */
  label: string;
  id: string;
  language: string;
  dir: Direction;
  /** Called with the editor when it is ready, and with null when it goes. */
  onReady: (editor: Editor | null) => void;
  onFocus: (editor: Editor) => void;
  onChange: (text: Doc) => void;
  onBlur: () => void;
  /** Called with a paste that is too long for a release. Nothing of it was inserted. */
  onTooLong: (characters: number) => void;
  /** Called with what a paste lost; empty if nothing. */
  onPasted: (losses: Loss[]) => void;
  /** Called with files that are pasted or dropped. The caret is where they were dropped. */
  onFiles: (files: File[], view: EditorView) => void;
};

// The editor's attributes are objects without a prototype. A round trip through JSON makes them
// plain.
const plainJson = (editor: Editor) => JSON.parse(JSON.stringify(editor.getJSON())) as Doc;

/** A field that holds a document. Its schema is the server's, so every paste fits it. */
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
  onFiles,
}: Props) {
  const t = useTranslations('editor.quotation');
  const editor = useEditor({
    extensions: [
      ...documentExtensions,
      TypedLinks,
      TypedQuotes.configure({ language }),
      Search,
      Quotation.configure({ words: { speaker: t('speaker'), role: t('role') } }),
      CommentMarks,
      PastedHtml.configure({ direction: dir, onPasted }),
    ],
    // Typing and pasting change no sign such as *, _, # or > into formatting.
    enableInputRules: false,
    enablePasteRules: false,
    content: text,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    editorProps: {
      scrollThreshold: caretRoom(id),
      scrollMargin: caretRoom(id),
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
      handlePaste: (view, event) => {
        const files = event.clipboardData ? filesAlone(event.clipboardData) : [];
        const length = event.clipboardData?.getData('text/plain').length ?? 0;
        if (files.length > 0) onFiles(files, view);
        if (length > sizes.text) onTooLong(length);
        return files.length > 0 || length > sizes.text;
      },
      handleDrop: (view, event, _slice, isMoved) => {
        const files = event.dataTransfer && !isMoved ? filesAlone(event.dataTransfer) : [];
        if (files.length === 0) return false;
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        const { doc, tr } = view.state;
        if (place) view.dispatch(tr.setSelection(Selection.near(doc.resolve(place.pos))));
        view.focus();
        onFiles(files, view);
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
  useCaretAboveKeyboard(editor);
  useCommentMarks(editor, id.replace('field-', ''));
  return <EditorContent editor={editor} />;
}
