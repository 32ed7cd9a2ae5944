// The input that sends a file for a release.
import { z } from 'zod';
import { entry } from '#lib/core/entry-schema.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';

/** A file for a release. Its type is detected from its bytes. */
export const keepFileSchema = z.object({
  releaseId: z.uuid('That is not a release’s id.'),
  /** The sender's name for it: "Annexure A (final).pdf". */
  name: entry('Say what the file is called.').min(1, 'Say what the file is called.').max(255),
  bytes: z.custom<Uint8Array<ArrayBuffer>>(
    (value) => value instanceof Uint8Array,
    'The file did not arrive. Attach it again.',
  ),
});
export type KeepFileInput = z.infer<typeof keepFileSchema>;

/** A kept file as an attachment, with a proposed name and title; size in bytes. */
export type KeptFileInfo = Attachment & { size: number };
