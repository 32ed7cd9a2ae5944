// Files that belong to a text, and how one is sent.
import { entry } from '#lib/core/seen-rules.ts';
import { z } from 'zod';
import { fileName, fileSizes } from '#lib/media/rules.ts';
import { line, sizes } from './entry-schema.ts';

const attachmentSchema = z.strictObject({
  /** SHA-256, hex, of a file that was kept for the release. */
  file: z.string().regex(/^[0-9a-f]{64}$/, 'That is not a file’s SHA-256. Attach the file again.'),
  name: z
    .string()
    .max(fileSizes.name, `The name of a file is longer than ${fileSizes.name} characters. Shorten it.`)
    .regex(
      fileName,
      'The name of a file is made of small letters, digits and hyphens, begins with a letter, and keeps its ending: annexure-a.pdf.',
    ),
  title: line('The title of an attachment', sizes.title),
});

/** A file that belongs to a text: readers find it under its title, below the release's address under its name. */
export type Attachment = z.infer<typeof attachmentSchema>;

const areDifferent = (list: readonly string[]) => new Set(list).size === list.length;
export const attachmentsSchema = z
  .array(attachmentSchema)
  .max(sizes.attachments, `At most ${sizes.attachments} attachments. Put some together into one file.`)
  .refine((list) => areDifferent(list.map(({ name }) => name)), 'Two attachments have the same name. Rename one.')
  .refine((list) => areDifferent(list.map(({ file }) => file)), 'One file is attached twice. Remove one of the two.');

/** A file for a release. What it is, is seen from its bytes. */
export const keepFileSchema = z.object({
  releaseId: z.uuid('That is not a release’s id.'),
  /** As its sender calls it: "Annexure A (final).pdf". */
  name: entry('Say what the file is called.').min(1, 'Say what the file is called.').max(255),
  bytes: z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array,
    'The file did not arrive. Attach it again.',
  ),
});
export type KeepFileInput = z.infer<typeof keepFileSchema>;

/** A file that is kept for a release: what an attachment needs, with proposals for its name and title; size in bytes. */
export type FileKept = Attachment & { size: number };
