// What a release says: the one list of its fields. Draft, revision, edition, page, API, redline and record are derived from it.
import { z } from 'zod';
import { type Doc, isShallowDocument } from '#lib/core/document.ts';
import { attachmentsSchema } from './attachment-schema.ts';
import { contactsSchema } from './contact-schema.ts';
import type { Dateline } from './dateline-rules.ts';
import { documentOf, paragraphsOf } from './document-text-rules.ts';
import { line, sizes } from './entry-schema.ts';

/** The editor's document; the commands check it by the editor's own schema, which JSON Schema cannot say. @param size in characters */
const richText = (size: number) =>
  z
    .custom<Doc>(
      (value) => isShallowDocument(value) && JSON.stringify(value).length <= size,
      'The text is too long, nested too deeply, or not a document. Split it, or paste it as plain text.',
    )
    .meta({
      type: 'object',
      required: ['type'],
      properties: { type: { const: 'doc' }, content: { type: 'array', items: { type: 'object' } } },
    });

/** The fields, in the order of the sheet. One that may be missing is missing where it is empty, so that older texts keep their hash. */
export const textSchema = z.object({
  /** The line above the headline. */
  kicker: line('The kicker', sizes.kicker).optional(),
  headline: line('The headline', sizes.headline),
  subheadlines: z
    .array(line('A sub-headline', sizes.subheadline))
    .max(sizes.subheadlines, `At most ${sizes.subheadlines} sub-headlines.`),
  /** As it stands in print: "Islamabad: November 23, 2021". Place and date are read out of it by rule. */
  dateline: line('The dateline', sizes.dateline),
  body: richText(sizes.body),
  endMark: line('The end mark', sizes.endMark),
  contacts: contactsSchema.optional(),
  /** To editors, below the end mark. */
  notes: richText(sizes.notes).optional(),
  /** In the order in which readers find them. */
  attachments: attachmentsSchema.optional(),
});
export type Text = z.infer<typeof textSchema>;

/** The fields that hold a document. */
export const richNames = ['body', 'notes'] as const;
export type RichName = (typeof richNames)[number];
export type HtmlOfFields = { [Name in keyof Pick<Text, RichName>]: string };

/** A text in the making. */
export const contentSchema = textSchema.extend({
  /** Of a correction only: what it changes, in words that the public reads. */
  note: line('The note of what changed', sizes.note).optional(),
});
export type Content = z.infer<typeof contentSchema>;

/** Parts of a text; those that are not there stay as they are. */
export const contentChangesSchema = contentSchema.partial();
export type ContentChanges = z.infer<typeof contentChangesSchema>;

/** A text as an edition keeps it: with place and date as they were read when it was published. */
export type EditionText = Omit<Text, 'dateline'> & { dateline: Dateline };

/** An edition's text as it was written. */
export const textOfEdition = ({ dateline, ...text }: EditionText): Text => ({ ...text, dateline: dateline.text });

/** A text that says nothing, with every field. */
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

const names = textSchema.keyof().options;
const isDocument = (value: unknown): value is Doc => (value as Doc | null)?.type === 'doc';
const isEmpty = (value: unknown) =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isDocument(value) && paragraphsOf(value).length === 0);
const isMissing = (name: keyof Text, value: unknown) =>
  value === undefined || (textSchema.shape[name].isOptional() && isEmpty(value));

/** The fields of a text and nothing beside them, without those that are empty and may be missing. */
export function fieldsOf<T extends Partial<Record<keyof Text, unknown>>>(text: T): Pick<T, keyof T & keyof Text> {
  return Object.fromEntries(
    names.filter((name) => !isMissing(name, text[name])).map((name) => [name, text[name]]),
  ) as T;
}
