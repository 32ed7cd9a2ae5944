'use client';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { printedQuote } from '#lib/core/typed-quotes-rules.ts';
import { useDescription } from './described.ts';
import { useOwnLanguage } from './own-language.ts';
import { useTypedEarly } from './typed-early.ts';

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
}: Props) {
  const t = useTranslations('problems');
  const own = useOwnLanguage();
  const ownId = useId();
  const id = inputId ?? ownId;
  const input = useRef<HTMLTextAreaElement>(null);
  const change = (typed: string) => onChange(typed.replace(/\r?\n/g, ' '));
  useTypedEarly(input, value, change);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) onEnter?.();
  };
  const onBeforeInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const { value: text, selectionStart } = event.currentTarget;
    const typed = (event.nativeEvent as InputEvent).data ?? '';
    const printed = lang ? printedQuote(typed, text.slice(0, selectionStart), lang) : null;
    if (printed === null) return;
    event.preventDefault();
    // As if it had been typed, with all that follows from typing.
    document.execCommand('insertText', false, printed);
  };
  const isLong = value.length > limit;
  const description = useDescription(id, isLong ? `${id}-long` : null);
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
        ref={input}
        id={id}
        autoComplete="off"
        rows={1}
        value={value}
        placeholder={placeholder}
        aria-invalid={isLong || undefined}
        aria-describedby={description}
        onChange={(event) => change(event.target.value)}
        onBlur={onBlur}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onBeforeInput={onBeforeInput}
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
