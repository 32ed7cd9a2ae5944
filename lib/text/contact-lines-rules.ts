// The contacts of a printed text, read back as they were printed.
import { isBlank } from '#lib/core/seen-rules.ts';
import { emailLink, telephoneLink } from './contact-rules.ts';
import { type Contact, contactsSchema } from './contact-schema.ts';
import { blankContact } from './parts-rules.ts';
import { sectionWords } from './section-words-rules.ts';

const marks = (own: string[], others: string) => new RegExp(`^(?:${[...own, others].join('|')})\\s*[:.]\\s*(.+)$`, 'i');
const telephoneMark = marks(
  sectionWords.map(({ telephone }) => telephone),
  'tel|telephone no|phone|phone no|mobile|cell|فون نمبر',
);
const emailMark = marks(
  sectionWords.map(({ email }) => email),
  'email|mail',
);

/** “Press office: 051 920 0000” in one line. */
const nameWithNumber = /^([^:]{2,100}):\s*(.+)$/;

/** Reads a contact from its lines; null if they are none. */
function readContact([first = '', ...others]: string[]): Contact | null {
  const [, name, after = ''] = nameWithNumber.exec(first) ?? [];
  const isShort = name !== undefined && telephoneLink(after) !== null;
  const contact = isShort ? { ...blankContact, name, telephone: after } : { ...blankContact, name: first };
  // Beside a line that says that it is a telephone number, digits alone may be a role.
  const isMarked = others.some((line) => telephoneMark.test(line));
  for (const [at, line] of others.entries()) {
    const telephone = telephoneMark.exec(line)?.[1] ?? (!isMarked && telephoneLink(line) ? line : '');
    const email = emailMark.exec(line)?.[1] ?? (emailLink(line) ? line : '');
    if (telephone && !contact.telephone) contact.telephone = telephone;
    else if (email && !contact.email) contact.email = email;
    else if (at === 0 && !isShort) contact.role = line;
    else return null;
  }
  return contact.telephone || contact.email ? contact : null;
}

/**
 * Reads the contacts of a section, separated by empty lines. null if a line fits no contact: the
 * caller then keeps the lines as text.
 */
export function readContacts(lines: string[]): Contact[] | null {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (!isBlank(line)) blocks.at(-1)?.push(line.trim());
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  const contacts = blocks.filter((block) => block.length > 0).map(readContact);
  const read = contactsSchema.safeParse(contacts);
  return read.success && read.data.length > 0 ? read.data : null;
}
