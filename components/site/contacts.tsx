import type { ReactNode } from 'react';
import { emailLink, telephoneLink } from '#lib/text/contact-rules.ts';
import type { Contact } from '#lib/text/contact-schema.ts';
import type { Place } from './place.ts';
import { wordsOf } from './words/words.ts';

/** A number or address, isolated from the text around it, with its `tel:` or `mailto:` link. */
export function Reach({ link, children }: { link: string | null; children: ReactNode }) {
  if (!children) return null;
  return <bdi dir="ltr">{link ? <a href={link}>{children}</a> : children}</bdi>;
}

function Answers({ name, role = '', telephone, email }: Omit<Contact, 'role'> & { role?: string }) {
  return (
    <p className="contact">
      {name && <b>{name}</b>}
      {role && <span>{role}</span>}
      <Reach link={telephoneLink(telephone)}>{telephone}</Reach>
      <Reach link={emailLink(email)}>{email}</Reach>
    </p>
  );
}

type Props = { contacts: Contact[] | undefined; place: Place; language: string };

/** The contacts of an edition; where it names none, whoever answers for the house. */
export function Contacts({ contacts = [], place: { house }, language }: Props) {
  const words = wordsOf(language);
  const { pressContact, dutyTelephone } = house;
  if (contacts.length > 0)
    return (
      <section className="contacts" aria-labelledby="contacts">
        <h2 id="contacts">{words.contacts}</h2>
        {contacts.map((contact) => (
          <Answers key={`${contact.name} ${contact.telephone} ${contact.email}`} {...contact} />
        ))}
      </section>
    );
  const { name, email, telephone } = pressContact;
  if (!name && !email && !telephone && !dutyTelephone) return null;
  return (
    <section className="contacts">
      <h2>{words.forTheMedia}</h2>
      <Answers {...pressContact} />
      {dutyTelephone && (
        <p className="contact">
          <span>{words.dutyTelephone}</span>
          <Reach link={telephoneLink(dutyTelephone)}>{dutyTelephone}</Reach>
        </p>
      )}
    </section>
  );
}
