import { useId } from 'react';
import { type InterfaceLanguage, interfaceLanguages } from '#lib/accounts/schema.ts';
import { nameOfLanguageIn } from '#lib/core/languages.ts';

type Props = { label: string; value: InterfaceLanguage; onChange: (language: InterfaceLanguage) => void };

/** The choice of a person's language, each by its own name. */
export function LanguageField({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value as InterfaceLanguage)}
      >
        {interfaceLanguages.map((key) => (
          <option key={key} value={key} lang={key}>
            {nameOfLanguageIn(key, key)}
          </option>
        ))}
      </select>
    </div>
  );
}
