// How a file is sent for a release.
import { z } from 'zod';
import { entry } from '#lib/core/seen-rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';

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
export type KeptFileInfo = Attachment & { size: number };
