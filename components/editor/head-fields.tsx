'use client';
import { useTranslations } from 'next-intl';
import { isCapitals } from '#components/ui/capitals.ts';
import { GrowingText } from '#components/ui/growing-text.tsx';
import { directionOf } from '#lib/core/languages.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { pastePlain } from './paste/plain-paste.ts';
import type { SheetProps } from './sheet-props.ts';

/** Puts the cursor into a field of the sheet. */
export function focusField(id: string) {
  document.getElementById(id)?.focus();
}

/** The sub-headlines, with a way to add and to remove one. */
export function Subheadlines({ content: { subheadlines }, language, onChange, onBlur }: SheetProps) {
  const t = useTranslations('editor.sub');
  const set = (list: string[]) => onChange({ subheadlines: list });
  const isFull = subheadlines.length >= sizes.subheadlines;
  return (
    <>
      {subheadlines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sub-headline has nothing but its place
        <div key={index} className="sub-row">
          <GrowingText
            inputId={`field-sub-${index + 1}`}
            onPaste={pastePlain}
            label={t('label', { number: index + 1 })}
            className="document-sub"
            placeholder={t('placeholder')}
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
            aria-label={t('remove', { number: index + 1 })}
            title={t('remove', { number: index + 1 })}
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
          id="field-subheadlines"
          type="button"
          className="sub-add"
          onClick={() => {
            set([...subheadlines, '']);
            requestAnimationFrame(() => focusField(`field-sub-${subheadlines.length + 1}`));
          }}
        >
          {t('add')}
        </button>
      )}
    </>
  );
}

/** The kicker. The field appears when the writer adds one. */
export function Kicker({ content: { kicker }, language, onChange, onBlur }: SheetProps) {
  const t = useTranslations('editor.kicker');
  if (kicker === undefined)
    return (
      <button
        id="field-kicker"
        type="button"
        className="sub-add"
        onClick={() => {
          onChange({ kicker: '' });
          requestAnimationFrame(() => focusField('field-kicker'));
        }}
      >
        {t('add')}
      </button>
    );
  return (
    <GrowingText
      inputId="field-kicker"
      label={t('label')}
      className="document-kicker"
      placeholder={t('placeholder')}
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
