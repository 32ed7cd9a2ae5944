import type { ReactNode } from 'react';
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import { wordsOf } from './words.ts';

/** A number or address, isolated from the text around it, with its `tel:` or `mailto:` link. */
export function Reach({ link, children }: { link: string | null; children: ReactNode }) {
  if (!children) return null;
  return <bdi dir="ltr">{link ? <a href={link}>{children}</a> : children}</bdi>;
}

/** The contacts of an edition. */
export function Contacts({ contacts = [], language }: { contacts: Contact[] | undefined; language: string }) {
  if (contacts.length === 0) return null;
  return (
    <section className="document-contacts" aria-labelledby="contacts">
      <h2 id="contacts">{wordsOf(language).contacts}</h2>
      {contacts.map(({ name, role, telephone, email }) => (
        <p key={`${name} ${telephone} ${email}`}>
          <b>{name}</b>
          {role && <span>{role}</span>}
          <Reach link={telephoneLink(telephone)}>{telephone}</Reach>
          <Reach link={emailLink(email)}>{email}</Reach>
        </p>
      ))}
    </section>
  );
}
