'use client';
import { useTranslations } from 'next-intl';
import { GrowingText } from '#components/ui/growing-text.tsx';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf } from '#lib/core/languages.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { RichEditor } from './rich-editor.tsx';
import { EditContacts } from './contact-list.tsx';
import { focusField, Kicker, Subheadlines } from './head-fields.tsx';
import { Notes } from './notes-field.tsx';
import { pastePlain } from './paste/plain-paste.ts';
import type { SheetProps } from './sheet-props.ts';

/** The release while it is written, at the width and in the type of the published page. */
export function Sheet(props: SheetProps) {
  const { content, language, onChange, onBlur, onEditor, onFocus, onTooLong, onPasted, onFiles } = props;
  const t = useTranslations('editor');
  const dir = directionOf(language);
  const shared = { lang: language, dir, onBlur, onPaste: pastePlain };
  return (
    <div className="document editing" lang={language} dir={dir}>
      {props.isCorrection ? (
        <GrowingText
          {...shared}
          inputId="field-note"
          label={t('note')}
          className="correction-note"
          placeholder={t('noteHint')}
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
        label={t('headline')}
        className="document-headline"
        placeholder={t('headline')}
        limit={sizes.headline}
        value={content.headline}
        capitals={isCapitals(content.headline)}
        onChange={(headline) => onChange({ headline })}
        onEnter={() => focusField(content.subheadlines.length > 0 ? 'field-sub-1' : 'field-dateline')}
      />
      {props.beside('headline')}
      <Subheadlines {...props} />
      <GrowingText
        {...shared}
        inputId="field-dateline"
        label={t('dateline')}
        className="document-dateline"
        placeholder={t('datelineHint')}
        limit={sizes.dateline}
        value={content.dateline}
        onChange={(dateline) => onChange({ dateline })}
        onEnter={() => focusField('field-body')}
      />
      {props.beside('dateline')}
      <RichEditor
        text={content.body}
        label={t('text')}
        id="field-body"
        language={language}
        dir={dir}
        onReady={onEditor.body}
        onFocus={onFocus}
        onChange={(body) => onChange({ body })}
        onBlur={onBlur}
        onTooLong={onTooLong}
        onPasted={onPasted}
        onFiles={onFiles}
      />
      <GrowingText
        {...shared}
        dir="auto"
        inputId="field-endMark"
        label={t('endMark')}
        className="end-field"
        placeholder={t('endMark')}
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
