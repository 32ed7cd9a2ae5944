'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useRef } from 'react';
import { GrowingText } from '#components/ui/growing-text.tsx';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf } from '#lib/core/languages.ts';
import { documentOf } from '#lib/text/document-text-rules.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import type { Content } from '#lib/text/schema.ts';
import { RichEditor } from './rich-editor.tsx';
import { EditContacts } from './contact-list.tsx';
import type { Loss } from './paste/losses-rules.ts';
import { pastePlain } from './paste/plain-paste.ts';

type Props = {
  content: Content;
  /** Changes when the text comes from outside, so that undo holds one's own steps alone. */
  fresh: number;
  language: string;
  onChange: (part: Partial<Content>) => void;
  onBlur: () => void;
  onEditor: (editor: Editor | null) => void;
  /** The editor to which the toolbar belongs. */
  onFocus: (editor: Editor | null) => void;
  onTooLong: (characters: number) => void;
  onPasted: (losses: Loss[]) => void;
  /** True shows the note that says what a correction changes. */
  isCorrection: boolean;
};

function focusField(id: string) {
  document.getElementById(id)?.focus();
}

function Subheadlines({ content: { subheadlines }, fresh, language, onChange, onBlur }: Props) {
  const set = (list: string[]) => onChange({ subheadlines: list });
  const isFull = subheadlines.length >= sizes.subheadlines;
  return (
    <>
      {subheadlines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sub-headline has nothing but its place
        <div key={index} className="sub-row">
          <GrowingText
            inputId={`field-sub-${index + 1}`}
            fresh={fresh}
            onPaste={pastePlain}
            label={`Sub-headline ${index + 1}`}
            className="document-sub"
            placeholder="Sub-headline"
            lang={language}
            dir={directionOf(language)}
            value={text}
            capitals={isCapitals(text)}
            limit={sizes.subheadline}
            onBlur={onBlur}
            onEnter={() => focusField(index + 1 < subheadlines.length ? `field-sub-${index + 2}` : 'field-dateline')}
            onChange={(value) => set(subheadlines.with(index, value))}
          />
          <button
            type="button"
            className="sub-remove"
            aria-label={`Remove sub-headline ${index + 1}`}
            title={`Remove sub-headline ${index + 1}`}
            onClick={() => {
              set(subheadlines.toSpliced(index, 1));
              focusField('field-headline');
            }}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      {isFull ? null : (
        <button
          type="button"
          className="sub-add"
          onClick={() => {
            set([...subheadlines, '']);
            requestAnimationFrame(() => focusField(`field-sub-${subheadlines.length + 1}`));
          }}
        >
          Add sub-headline
        </button>
      )}
    </>
  );
}

/** The kicker. The field appears when the writer adds one. */
function Kicker({ content: { kicker }, fresh, language, onChange, onBlur }: Props) {
  if (kicker === undefined)
    return (
      <button
        type="button"
        className="sub-add"
        onClick={() => {
          onChange({ kicker: '' });
          requestAnimationFrame(() => focusField('field-kicker'));
        }}
      >
        Add kicker
      </button>
    );
  return (
    <GrowingText
      inputId="field-kicker"
      fresh={fresh}
      label="Kicker"
      className="document-kicker"
      placeholder="Kicker: the line above the headline"
      lang={language}
      dir={directionOf(language)}
      value={kicker}
      capitals={isCapitals(kicker)}
      limit={sizes.kicker}
      onBlur={onBlur}
      onEnter={() => focusField('field-headline')}
      onChange={(value) => onChange({ kicker: value })}
    />
  );
}

/** The notes to editors. The field appears when the writer adds them. */
function Notes({ content: { notes }, fresh, language, onFocus, ...on }: Props) {
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

/** The release while it is written, at the width and in the type of the published page. */
export function Sheet(props: Props) {
  const { content, fresh, language, onChange, onBlur, onEditor, onFocus, onTooLong, onPasted } = props;
  const dir = directionOf(language);
  const shared = { lang: language, dir, onBlur, onPaste: pastePlain, fresh };
  return (
    <div className="document editing" lang={language} dir={dir}>
      {props.isCorrection ? (
        <GrowingText
          {...shared}
          inputId="field-note"
          label="What changed (public note)"
          className="correction-note"
          placeholder="What this correction changes, for the public"
          limit={sizes.note}
          value={content.note ?? ''}
          onChange={(note) => onChange({ note })}
          onEnter={() => focusField('field-headline')}
        />
      ) : null}
      <Kicker {...props} />
      <GrowingText
        {...shared}
        inputId="field-headline"
        label="Headline"
        className="document-headline"
        placeholder="Headline"
        limit={sizes.headline}
        value={content.headline}
        capitals={isCapitals(content.headline)}
        onChange={(headline) => onChange({ headline })}
        onEnter={() => focusField(content.subheadlines.length > 0 ? 'field-sub-1' : 'field-dateline')}
      />
      <Subheadlines {...props} />
      <GrowingText
        {...shared}
        inputId="field-dateline"
        label="Dateline"
        className="document-dateline"
        placeholder="Place: Month day, year"
        limit={sizes.dateline}
        value={content.dateline}
        onChange={(dateline) => onChange({ dateline })}
        onEnter={() => focusField('field-body')}
      />
      <RichEditor
        text={content.body}
        label="Text"
        id="field-body"
        language={language}
        dir={dir}
        onReady={onEditor}
        onFocus={onFocus}
        onChange={(body) => onChange({ body })}
        onBlur={onBlur}
        onTooLong={onTooLong}
        onPasted={onPasted}
      />
      <GrowingText
        {...shared}
        dir="auto"
        inputId="field-endMark"
        label="End mark"
        className="end-field"
        placeholder="End mark"
        limit={sizes.endMark}
        value={content.endMark}
        onChange={(endMark) => onChange({ endMark })}
      />
      <EditContacts
        contacts={content.contacts ?? []}
        language={language}
        onChange={(contacts) => onChange({ contacts })}
        onBlur={onBlur}
      />
      <Notes {...props} />
    </div>
  );
}
