// The contacts of a release.
import { z } from 'zod';
import { line } from './entry-schema.ts';
import { sizes } from './sizes-rules.ts';

const optional = (what: string, size: number) => line(what, size).default('');

export const contactSchema = z
  .strictObject({
    /** Of a person or an office. */
    name: line('The name of a contact', sizes.contact),
    role: optional('The role of a contact', sizes.contact),
    telephone: optional('The telephone number of a contact', sizes.telephone),
    email: optional('The e-mail address of a contact', sizes.email),
  })
  .meta({ id: 'Contact', description: 'Whom readers may ask. An unknown field is empty.' });
export type Contact = z.infer<typeof contactSchema>;

export const contactsSchema = z.array(contactSchema).max(sizes.contacts, `At most ${sizes.contacts} contacts.`);
