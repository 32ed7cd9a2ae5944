// The parts of a text by their names. A browser needs these without the shapes of what is sent.
import type { Contact } from './contact-schema.ts';
import { documentOf } from './document/document-text-rules.ts';
import { isEmpty } from './empty-rules.ts';
import type { Content, Text } from './schema.ts';

/**
 * Fields that a house may ask for, with what is said where one is missing. Headline and body are
 * always needed.
 */
export const askable = {
  kicker: { code: 'kicker-missing', message: 'Write the kicker: the house asks for one.' },
  subheadlines: { code: 'subheadline-missing', message: 'Write a sub-headline: the house asks for one.' },
  dateline: {
    code: 'dateline-missing',
    message: 'Write the dateline: place and date, as in “Islamabad: November 23, 2021”.',
  },
  endMark: {
    code: 'end-mark-missing',
    message: 'Set the end mark, so that every reader sees that the text is whole.',
  },
  contacts: {
    code: 'contact-missing',
    message: 'Add a contact: the house asks for one whom readers can reach.',
  },
  notes: { code: 'notes-missing', message: 'Write the notes to editors: the house asks for them.' },
} satisfies { [Name in keyof Text]?: { code: string; message: string } };
export type Askable = keyof typeof askable;
/** Their names, in the order of the sheet. */
export const askableFields = Object.keys(askable) as Askable[];

/** An empty text with every field. */
export const blankText = {
  kicker: '',
  headline: '',
  subheadlines: [],
  dateline: '',
  body: documentOf([]),
  endMark: '',
  contacts: [],
  notes: documentOf([]),
  attachments: [],
} satisfies Required<Text>;

/** The fields of a text, in the order of the sheet. */
export const textParts = Object.keys(blankText) as (keyof Text)[];

/** The fields of a draft's text, in the order of the sheet: the note of a correction is first. */
export const contentParts: readonly (keyof Content)[] = ['note', ...textParts];

export const blankContact: Contact = { name: '', role: '', telephone: '', email: '' };

/** True if the text has something in this field. */
export const hasField = (content: Content, name: keyof Content) =>
  content[name] !== undefined && !isEmpty(content[name]);
