'use client';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import { type Answerer, houseSizes } from '#lib/house/schema.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import { TextField } from './field.tsx';

export type DeskTyped = { names: Record<string, string>; contact: Answerer };

type Props = {
  languages: string[];
  typed: DeskTyped;
  onChange: (typed: DeskTyped) => void;
  problemsAt?: (field: string) => Reason[];
};

const none = () => [];

/** The name of a desk in each language of the house, and who answers for it. */
export function DeskFields({ languages, typed: { names, contact }, onChange, problemsAt = none }: Props) {
  const setContact = (part: keyof Answerer) => (value: string) =>
    onChange({ names, contact: { ...contact, [part]: value } });
  return (
    <>
      {languages.map((language) => (
        <TextField
          key={language}
          label={`Name in ${nameOfLanguageIn(language, 'en')}`}
          lang={language}
          max={houseSizes.name}
          required
          value={names[language] ?? ''}
          problems={problemsAt(`names.${language}`)}
          onChange={(name) => onChange({ names: { ...names, [language]: name }, contact })}
        />
      ))}
      <TextField
        label="Contact"
        max={sizes.contact}
        value={contact.name}
        problems={problemsAt('contact.name')}
        onChange={setContact('name')}
      />
      <TextField
        label="E-mail"
        type="email"
        max={sizes.email}
        value={contact.email}
        problems={problemsAt('contact.email')}
        onChange={setContact('email')}
      />
      <TextField
        label="Telephone"
        type="tel"
        max={sizes.telephone}
        value={contact.telephone}
        problems={problemsAt('contact.telephone')}
        onChange={setContact('telephone')}
      />
    </>
  );
}
