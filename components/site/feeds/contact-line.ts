import type { Contact } from '#lib/text/contact-schema.ts';

/** A contact in one line. */
export const contactLine = ({ name, role, telephone, email }: Contact) =>
  [name, role, telephone, email].filter((part) => part !== '').join(', ');
