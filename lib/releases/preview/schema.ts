// The inputs and results of links to a text that is not public.
import { z } from 'zod';
import { entry } from '#lib/core/entry-schema.ts';
import { previewSizes } from './sizes-rules.ts';

export const makePreviewLinkSchema = z.object({
  releaseId: z.uuid('That is not a release’s id.'),
  name: entry()
    .min(1, 'Write for whom the link is: the record names them with each opening.')
    .max(previewSizes.name, `Keep the name under ${previewSizes.name} characters.`),
  days: z
    .number()
    .int()
    .min(1, 'A link holds for a day at least.')
    .max(previewSizes.days, `A link holds for at most ${previewSizes.days} days.`),
});
export type MakePreviewLinkInput = z.infer<typeof makePreviewLinkSchema>;

export const endPreviewLinkSchema = z.object({ linkId: z.uuid('That is not a link’s id.') });
export type EndPreviewLinkInput = z.infer<typeof endPreviewLinkSchema>;

/** The address is shown this once. */
export type PreviewLinkMade = { address: string; until: Date };

/** An open link of a release. `opened`: how often. */
export type PreviewLink = {
  linkId: string;
  name: string;
  expiresAt: Date;
  opened: number;
  openedAt: Date | null;
};
