// The attachments of a text.
import { z } from 'zod';
import { line } from './entry-schema.ts';
import { sizes } from './sizes-rules.ts';
import { fileName, longestFileName } from './file-kinds-rules.ts';

export const attachmentSchema = z
  .strictObject({
    /** SHA-256, hex, of a file that was kept for the release. */
    file: z.string().regex(/^[0-9a-f]{64}$/, 'That is not a file’s SHA-256. Attach the file again.'),
    name: z
      .string()
      .max(longestFileName, `The name of a file is longer than ${longestFileName} characters. Shorten it.`)
      .regex(
        fileName,
        'The name of a file is made of small letters, digits and hyphens, begins with a letter, and keeps its ending: annexure-a.pdf.',
      ),
    title: line('The title of an attachment', sizes.title),
  })
  .meta({
    id: 'Attachment',
    description: 'A file by the SHA-256 of its bytes; `name` is its name below the release’s address.',
  });

/** A file of a text. Readers see its title; `name` ends its address below the release’s. */
export type Attachment = z.infer<typeof attachmentSchema>;

const areDifferent = (list: readonly string[]) => new Set(list).size === list.length;
export const attachmentsSchema = z
  .array(attachmentSchema)
  .max(sizes.attachments, `At most ${sizes.attachments} attachments. Put some together into one file.`)
  .refine((list) => areDifferent(list.map(({ name }) => name)), 'Two attachments have the same name. Rename one.')
  .refine((list) => areDifferent(list.map(({ file }) => file)), 'One file is attached twice. Remove one of the two.');
