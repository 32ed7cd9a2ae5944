import type { Content } from '#lib/text/schema.ts';

type Name = keyof Content;

/** The ids of fields that belong to entries of a list, without the entry's number. */
const ofEntries: { [Field in Name]?: string } = {
  subheadlines: 'field-sub-',
  contacts: 'field-contact-',
  attachments: 'field-attachment-',
};

/** The id of a field on the sheet. @param entry of a list, from 0 */
export function idOfField(name: Name, entry = 0): string {
  const ofEntry = ofEntries[name];
  return ofEntry ? `${ofEntry}${entry + 1}` : `field-${name}`;
}

/** The field of the text to which an element of this id belongs, or null. */
export function fieldOfId(id: string): Name | null {
  const entry = (Object.keys(ofEntries) as Name[]).find((name) => id.startsWith(ofEntries[name] ?? '?'));
  return entry ?? (/^field-[a-zA-Z]+$/.test(id) ? (id.slice('field-'.length) as Name) : null);
}
