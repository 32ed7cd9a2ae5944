// What an open screen says of itself, and what it is told of the others.
import { z } from 'zod';
import { contentSchema } from '#lib/text/schema.ts';

export const beHereSchema = z.object({
  releaseId: z.uuid('That is not a release’s id.'),
  /** Drawn by lot by the screen, so that a person's tabs are told apart. */
  screenId: z.string().regex(/^[0-9a-f]{16}$/, 'That is not a screen’s id. Load the page anew.'),
  /** The field in which its person is, or null. */
  field: z.enum(contentSchema.keyof().options, 'That is not a field of a release.').nullable(),
  /** A hidden screen speaks seldom. One that is closed says that it goes. */
  state: z.enum(['shown', 'hidden', 'gone'], 'A screen is shown, hidden or gone.'),
});
export type BeHereInput = z.infer<typeof beHereSchema>;

/** Another open screen of the same release. */
export type Present = { userId: string; name: string; screenId: string; field: BeHereInput['field'] };
