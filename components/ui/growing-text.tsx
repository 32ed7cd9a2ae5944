'use client';
import { type KeyboardEvent, useId } from 'react';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Enter, where a line cannot be broken. */
  onEnter?: () => void;
  className: string;
  placeholder?: string;
  maxLength: number;
  lang?: string;
  dir?: string;
  capitals?: boolean;
  inputId?: string;
};

/** A one-paragraph field that is as tall as its text, in the type of its surroundings. */
export function GrowingText({
  label,
  value,
  onChange,
  onBlur,
  onEnter,
  className,
  placeholder,
  maxLength,
  lang,
  dir,
  capitals,
  inputId,
}: Props) {
  const ownId = useId();
  const id = inputId ?? ownId;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) onEnter?.();
  };
  return (
    <div
      className={`grow ${className}`}
      data-text={`${value || placeholder || ''} `}
      data-case={capitals ? 'capitals' : undefined}
      data-empty={value === ''}
      lang={lang}
      dir={dir}
    >
      <label className="field-label" htmlFor={id} lang="en" dir="ltr">
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value.replace(/\r?\n/g, ' '))}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
