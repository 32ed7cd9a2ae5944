'use client';
import { useTranslations } from 'next-intl';
import { useOwnLanguage } from '#components/ui/own-language.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import { blankContact } from '#lib/text/parts-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';

const fields = {
  name: { limit: sizes.contact },
  role: { limit: sizes.contact },
  telephone: { limit: sizes.telephone, mode: 'tel' },
  email: { limit: sizes.email, mode: 'email' },
} as const;
const names = Object.keys(fields) as (keyof Contact)[];

/** The id of a field, which the preflight links to. */
const idOf = (at: number, name: keyof Contact) => `field-contact-${at + 1}${name === 'name' ? '' : `-${name}`}`;

type Props = {
  contacts: Contact[];
  language: string;
  onChange: (contacts: Contact[]) => void;
  onBlur: () => void;
};

/**
 * One contact with four labelled fields. Numbers and addresses run from left to right in every
 * language.
 */
function ContactFields({ contacts, language, onChange, onBlur, at }: Props & { at: number }) {
  const t = useTranslations('editor.contacts');
  const own = useOwnLanguage();
  const contact = contacts[at] ?? blankContact;
  return (
    <li className="contact-fields">
      {names.map((name) => {
        const { limit, ...rest } = fields[name];
        const isNumber = 'mode' in rest;
        return (
          <label key={name} htmlFor={idOf(at, name)} {...own}>
            {t(name)}
            <input
              id={idOf(at, name)}
              className="input"
              aria-label={t('of', { field: t(name), number: at + 1 })}
              lang={isNumber ? 'en' : language}
              dir={isNumber ? 'ltr' : directionOf(language)}
              inputMode={isNumber ? rest.mode : 'text'}
              maxLength={limit}
              value={contact[name]}
              onBlur={onBlur}
              onChange={(event) => onChange(contacts.with(at, { ...contact, [name]: event.target.value }))}
            />
          </label>
        );
      })}
      <button
        type="button"
        className="button quiet small"
        aria-label={t('removeThis', { number: at + 1 })}
        onClick={() => {
          onChange(contacts.toSpliced(at, 1));
          document.getElementById('field-contacts')?.focus();
        }}
      >
        {t('remove')}
      </button>
    </li>
  );
}

/** The contacts below the end mark, to be written. */
export function EditContacts(props: Props) {
  const t = useTranslations('editor.contacts');
  const own = useOwnLanguage();
  const { contacts, onChange } = props;
  return (
    <section className="below-part" aria-label={t('title')} {...own}>
      {contacts.length > 0 ? <h2 className="label">{t('title')}</h2> : null}
      <ol>
        {contacts.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a contact has nothing but its place
          <ContactFields key={at} {...props} at={at} />
        ))}
      </ol>
      {contacts.length < sizes.contacts ? (
        <button
          id="field-contacts"
          type="button"
          className="sub-add"
          onClick={() => {
            onChange([...contacts, blankContact]);
            requestAnimationFrame(() => document.getElementById(idOf(contacts.length, 'name'))?.focus());
          }}
        >
          {t('add')}
        </button>
      ) : null}
    </section>
  );
}

/** The contacts of a text that is only read. */
export function ReadContacts({ contacts }: { contacts: Contact[] }) {
  const t = useTranslations('editor.contacts');
  if (contacts.length === 0) return null;
  return (
    <section className="document-contacts" aria-label={t('title')}>
      {contacts.map(({ name, role, telephone, email }) => (
        <p key={`${name} ${telephone} ${email}`}>
          <b>{name}</b>
          {role && <span>{role}</span>}
          {telephone && <bdi dir="ltr">{telephone}</bdi>}
          {email && <bdi dir="ltr">{email}</bdi>}
        </p>
      ))}
    </section>
  );
}
