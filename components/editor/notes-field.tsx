'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useRef } from 'react';
import { directionOf } from '#lib/core/languages.ts';
import { documentOf } from '#lib/text/document-text-rules.ts';
import { RichEditor } from './rich-editor.tsx';
import type { SheetProps } from './sheet-props.ts';

/** The notes to editors. The field appears when the writer adds them. */
export function Notes({ content: { notes }, fresh, language, onFocus, ...on }: SheetProps) {
  const wasAdded = useRef(false);
  const onReady = useCallback(
    (editor: Editor | null) => {
      if (!editor) return onFocus(null);
      if (wasAdded.current) editor.commands.focus();
      wasAdded.current = false;
    },
    [onFocus],
  );
  return (
    <section className="below-part document-notes" aria-label="Notes to editors">
      {notes === undefined ? (
        <button
          id="field-notes"
          type="button"
          className="sub-add"
          lang="en"
          dir="ltr"
          onClick={() => {
            wasAdded.current = true;
            on.onChange({ notes: documentOf([]) });
          }}
        >
          Add notes to editors
        </button>
      ) : (
        <>
          <h2 className="label" lang="en" dir="ltr">
            Notes to editors
          </h2>
          <RichEditor
            key={fresh}
            text={notes}
            label="Notes to editors"
            id="field-notes"
            language={language}
            dir={directionOf(language)}
            onReady={onReady}
            onFocus={onFocus}
            onChange={(text) => on.onChange({ notes: text })}
            onBlur={on.onBlur}
            onTooLong={on.onTooLong}
            onPasted={on.onPasted}
          />
        </>
      )}
    </section>
  );
}
