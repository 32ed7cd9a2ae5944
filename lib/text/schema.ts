// The fields of a release. Draft, revision, edition, page, API, redline and record derive theirs
// from this list.
import { z } from 'zod';
import { type Doc, isShallowDocument } from '#lib/core/document.ts';
import { attachmentsSchema } from './attachment-schema.ts';
import { contactsSchema } from './contact-schema.ts';
import type { Dateline } from './dates/dateline-rules.ts';
import { isEmpty } from './empty-rules.ts';
import type { RichName } from './rich-names-rules.ts';
import { line } from './entry-schema.ts';
import { sizes } from './sizes-rules.ts';

/**
 * The editor’s document. The commands check its structure too.
 * @param size characters of its JSON
 */
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

/**
 * The fields in the order of the sheet. An empty optional field is left out, so older texts keep
 * their hash.
 */
export const textSchema = z.object({
  /** The line above the headline. */
  kicker: line('The kicker', sizes.kicker).optional(),
  headline: line('The headline', sizes.headline),
  subheadlines: z
    .array(line('A sub-headline', sizes.subheadline))
    .max(sizes.subheadlines, `At most ${sizes.subheadlines} sub-headlines.`),
  /** The printed line: "Islamabad: November 23, 2021". */
  dateline: line('The dateline', sizes.dateline),
  body: richText(sizes.body),
  endMark: line('The end mark', sizes.endMark),
  contacts: contactsSchema.optional(),
  /** Notes to editors, below the end mark. */
  notes: richText(sizes.notes).optional(),
  /** In the order of the page. */
  attachments: attachmentsSchema.optional(),
});
export type Text = z.infer<typeof textSchema>;

export type HtmlOfFields = { [Name in keyof Pick<Text, RichName>]: string };

/** The text of a draft. */
export const contentSchema = textSchema.extend({
  /** Only in a correction: what it changes. The public reads it. */
  note: line('The note of what changed', sizes.note).optional(),
});
export type Content = z.infer<typeof contentSchema>;

/** Changes of a text. A missing field stays as it is. */
export const contentChangesSchema = contentSchema.partial();
export type ContentChanges = z.infer<typeof contentChangesSchema>;

/** The text of an edition, with place and date as parsed at its publication. */
export type EditionText = Omit<Text, 'dateline'> & { dateline: Dateline };

/** The text of an edition, with the dateline as a line. */
export const textOfEdition = ({ dateline, ...text }: EditionText): Text => ({ ...text, dateline: dateline.text });

const names = textSchema.keyof().options;

const isMissing = (name: keyof Text, value: unknown) =>
  value === undefined || (textSchema.shape[name].isOptional() && isEmpty(value));

/** Only the fields of a text, without empty optional ones. */
export function fieldsOf<T extends Partial<Record<keyof Text, unknown>>>(text: T): Pick<T, keyof T & keyof Text> {
  return Object.fromEntries(
    names.filter((name) => !isMissing(name, text[name])).map((name) => [name, text[name]]),
  ) as T;
}
