'use client';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useId } from 'react';
import { useOwnLanguage } from './own-language.ts';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Called on Enter in a field of one line. */
  onEnter?: () => void;
  className: string;
  placeholder?: string;
  /** The number of characters allowed. A longer text stays in the field, with a message. */
  limit: number;
  lang?: string;
  dir?: string;
  capitals?: boolean;
  inputId?: string;
  /** A change makes a new field with nothing to undo. */
  fresh?: number;
};

/** A field of one paragraph that is as tall as its text, in the type around it. */
export function GrowingText({
  label,
  value,
  onChange,
  onBlur,
  onPaste,
  onEnter,
  className,
  placeholder,
  limit,
  lang,
  dir,
  capitals,
  inputId,
  fresh,
}: Props) {
  const t = useTranslations('problems');
  const own = useOwnLanguage();
  const ownId = useId();
  const id = inputId ?? ownId;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) onEnter?.();
  };
  const isLong = value.length > limit;
  const field = (
    <div
      className={`grow ${className}`}
      data-text={`${value || placeholder || ''} `}
      data-case={capitals ? 'capitals' : undefined}
      data-empty={value === ''}
      lang={lang}
      dir={dir}
    >
      <label className="field-label" htmlFor={id} {...own}>
        {label}
      </label>
      <textarea
        key={fresh}
        id={id}
        rows={1}
        value={value}
        placeholder={placeholder}
        aria-invalid={isLong || undefined}
        aria-describedby={isLong ? `${id}-long` : undefined}
        onChange={(event) => onChange(event.target.value.replace(/\r?\n/g, ' '))}
        onBlur={onBlur}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
      />
    </div>
  );
  return (
    <>
      {field}
      {isLong ? (
        <p className="field-problem" id={`${id}-long`} role="alert" {...own}>
          {t('tooLong', { label, length: value.length, limit })}
        </p>
      ) : null}
    </>
  );
}
