'use client';
import { useTranslations } from 'next-intl';
import type { Editor } from '@tiptap/react';
import { useCallback, useRef } from 'react';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import { directionOf } from '#lib/core/languages.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { RichEditor } from './rich-editor.tsx';
import type { SheetProps } from './sheet-props.ts';

/** The notes to editors. The field appears when the writer adds them. */
export function Notes({ content: { notes }, language, onFocus, onEditor, ...on }: SheetProps) {
  const t = useTranslations('editor.notes');
  const own = useOwnLanguage();
  const wasAdded = useRef(false);
  const onReady = useCallback(
    (editor: Editor | null) => {
      onEditor.notes(editor);
      if (!editor) return onFocus(null);
      if (wasAdded.current) editor.commands.focus();
      wasAdded.current = false;
    },
    [onFocus, onEditor],
  );
  return (
    <section className="below-part document-notes" aria-label={t('title')}>
      {notes === undefined ? (
        <button
          id="field-notes"
          type="button"
          className="sub-add"
          {...own}
          onClick={() => {
            wasAdded.current = true;
            on.onChange({ notes: documentOf([]) });
          }}
        >
          {t('add')}
        </button>
      ) : (
        <>
          <h2 className="label" {...own}>
            {t('title')}
          </h2>
          <RichEditor
            text={notes}
            label={t('title')}
            id="field-notes"
            language={language}
            dir={directionOf(language)}
            onReady={onReady}
            onFocus={onFocus}
            onChange={(text) => on.onChange({ notes: text })}
            onBlur={on.onBlur}
            onTooLong={on.onTooLong}
            onPasted={on.onPasted}
            onFiles={on.onFiles}
          />
        </>
      )}
    </section>
  );
}
