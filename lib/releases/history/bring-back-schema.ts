// The input of bringing an earlier text back, for desk and API.
import { z } from 'zod';
import { verbSchema } from '#lib/releases/schema.ts';

/** An earlier text: a checkpoint, or a revision by its number. */
export const bringBackSchema = verbSchema
  .extend({
    checkpointId: z.uuid('That is not a checkpoint’s id.').optional(),
    revision: verbSchema.shape.version.optional(),
  })
  .refine(({ checkpointId, revision }) => (checkpointId === undefined) !== (revision === undefined), {
    path: ['checkpointId'],
    message: 'Name the text: a checkpoint or a revision.',
  });
export type BringBackInput = z.infer<typeof bringBackSchema>;
