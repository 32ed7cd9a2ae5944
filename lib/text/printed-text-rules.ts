// The printed form of a text. Pure.
import type { Attachment } from './attachment-schema.ts';
import { printedContact } from './contact-rules.ts';
import type { Contact } from './contact-schema.ts';
import { paragraphsOf } from './document/document-text-rules.ts';
import { sectionWordsOf } from './section-words-rules.ts';
import type { Text } from './schema.ts';
import { blankText } from './parts-rules.ts';

/** An attachment as a line. The hash distinguishes files with one name. */
const attachmentLine = ({ title, name, file }: Attachment) => `${title} (${name}, sha256 ${file.slice(0, 12)}…)`;

const contactLine = ({ name, role, telephone, email }: Contact) =>
  [name, role, telephone, email].filter((part) => part !== '').join(', ');

/** The parts of a text in printed order, each a line or a list of lines. */
export function partsOf(text: Text) {
  return {
    kicker: text.kicker ?? '',
    headline: text.headline,
    subheadlines: text.subheadlines,
    dateline: text.dateline,
    paragraphs: paragraphsOf(text.body),
    endMark: text.endMark,
    contacts: (text.contacts ?? []).map(contactLine),
    notes: text.notes ? paragraphsOf(text.notes) : [],
    attachments: (text.attachments ?? []).map(attachmentLine),
  };
}
export type TextParts = ReturnType<typeof partsOf>;
export type PrintedPart = keyof TextParts;
export const printedParts = Object.keys(partsOf(blankText)) as PrintedPart[];

/** The parts above the body. */
export const headParts: PrintedPart[] = ['kicker', 'headline', 'subheadlines', 'dateline'];

/**
 * A release in house format, as the sample release has it: label, kicker between dashes, headline,
 * sub-headlines and dateline on a line each; an empty line; paragraphs with empty lines between;
 * the end mark; sections with a heading in the release's language; a line end.
 * @param label null leaves it out
 */
export function printedText(label: string | null, text: Text, language: string): string {
  const { kicker, headline, subheadlines, dateline, paragraphs, endMark, notes } = partsOf(text);
  const above = kicker === '' ? '' : `— ${kicker} —`;
  const head = [label ?? '', above, headline, ...subheadlines, dateline].filter((line) => line !== '');
  const end = endMark === '' ? [] : [endMark];
  const contacts = (text.contacts ?? []).map((contact) => printedContact(contact, language));
  const words = sectionWordsOf(language);
  const below = [...section(words.contacts, contacts), ...section(words.notes, notes)];
  return `${[...head, '', paragraphs.join('\n\n'), ...end, ...below].join('\n')}\n`;
}

const section = (heading: string, parts: string[]) =>
  parts.length === 0 ? [] : ['', `${heading}:`, parts.join('\n\n')];
