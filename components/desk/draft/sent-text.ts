import type { Content } from '#lib/text/schema.ts';

const isWritten = (text: string) => text.trim() !== '';

/** The text as it is sent: without empty entries that were added. */
export function sentText(content: Content): Content {
  const contacts = content.contacts?.filter((contact) => Object.values(contact).some(isWritten));
  return {
    ...content,
    subheadlines: content.subheadlines.filter(isWritten),
    ...(contacts ? { contacts } : {}),
  };
}
