// A text as it is printed. Pure.
import type { Attachment } from './attachment-schema.ts';
import { printedContact } from './contact-rules.ts';
import type { Contact } from './contact-schema.ts';
import { paragraphsOf } from './document-text-rules.ts';
import { sectionWordsOf } from './section-words-rules.ts';
import { blankText, type Text } from './schema.ts';

/** An attachment as a line: its title and name, and the beginning of its hash, by which one file is told from another. */
const attachmentLine = ({ title, name, file }: Attachment) => `${title} (${name}, sha256 ${file.slice(0, 12)}…)`;

const contactLine = ({ name, role, telephone, email }: Contact) =>
  [name, role, telephone, email].filter((part) => part !== '').join(', ');

/** The parts of a text in printed order: each a line, or a list of lines. An empty one is not there. */
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
export type PrintedText = ReturnType<typeof partsOf>;
export type PrintedPart = keyof PrintedText;
export const printedParts = Object.keys(partsOf(blankText)) as PrintedPart[];
/** What a search looks in: the titles weigh more than the rest. */
export function searchWords(text: Text): { titles: string[]; rest: string[] } {
  const { kicker, headline, subheadlines, dateline: _at, endMark: _end, attachments: _files, ...rest } = partsOf(text);
  return { titles: [kicker, headline, ...subheadlines], rest: Object.values(rest).flat() };
}

/** The parts above the text. */
export const headParts: PrintedPart[] = ['kicker', 'headline', 'subheadlines', 'dateline'];

/**
 * The release as the house prints it: label, kicker between dashes, headline, sub-headlines and dateline on lines of their own, an
 * empty line, the paragraphs apart by empty lines, the end mark, a line end. What stands below the end mark has a heading
 * in the release's language. Source: the sample release.
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
