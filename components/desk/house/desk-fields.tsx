'use client';
import { useLocale, useTranslations } from 'next-intl';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import { type Answerer, houseSizes } from '#lib/house/schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { TextField } from '#components/desk/field.tsx';

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
  const t = useTranslations('house');
  const locale = useLocale();
  const setContact = (part: keyof Answerer) => (value: string) =>
    onChange({ names, contact: { ...contact, [part]: value } });
  return (
    <>
      {languages.map((language) => (
        <TextField
          key={language}
          label={t('nameIn', { language: nameOfLanguageIn(language, locale) })}
          lang={language}
          max={houseSizes.name}
          required
          value={names[language] ?? ''}
          problems={problemsAt(`names.${language}`)}
          onChange={(name) => onChange({ names: { ...names, [language]: name }, contact })}
        />
      ))}
      <TextField
        label={t('contact')}
        max={sizes.contact}
        value={contact.name}
        problems={problemsAt('contact.name')}
        onChange={setContact('name')}
      />
      <TextField
        label={t('email')}
        type="email"
        max={sizes.email}
        value={contact.email}
        problems={problemsAt('contact.email')}
        onChange={setContact('email')}
      />
      <TextField
        label={t('telephone')}
        type="tel"
        max={sizes.telephone}
        value={contact.telephone}
        problems={problemsAt('contact.telephone')}
        onChange={setContact('telephone')}
      />
    </>
  );
}
