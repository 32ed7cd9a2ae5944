// A Word file that is read for a text, before or beside its release.
import { z } from 'zod';
import type { Doc } from '#lib/core/document.ts';
import { entry } from '#lib/core/entry-schema.ts';
import { longestLoss, type Loss, lossKinds, mostLosses } from '#lib/text/blocks/loss-schema.ts';
import { contentSchema } from '#lib/text/schema.ts';

export const readWordSchema = z.object({
  /** The sender's name for it: "Draft 3.docx". */
  name: entry('Say what the file is called.').min(1, 'Say what the file is called.').max(255),
  /** Of the release's language. */
  direction: z.enum(['ltr', 'rtl']).catch('ltr'),
  bytes: z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array,
    'The file did not arrive. Choose it again.',
  ),
});
export type ReadWordInput = z.infer<typeof readWordSchema>;

/** What the file shows: as a document, as a sheet in house format, and what neither can have. */
export type WordText = { doc: Doc; text: string; losses: Loss[] };

/** What a new release has of a Word file besides its text. */
export const wordFileParts = {
  /** Its blocks. One that says the same as paragraphs of `text` stands there as it is. */
  formatted: contentSchema.shape.body.optional(),
  /** What it had and a text cannot have. It is told until a person has seen it. */
  losses: z
    .array(z.strictObject({ kind: z.enum(lossKinds), words: z.string().max(longestLoss) }))
    .max(mostLosses)
    .optional(),
};
