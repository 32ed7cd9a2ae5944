// The inputs and results of what is done to bundles.
import { z } from 'zod';
import { entry } from '#lib/core/entry-schema.ts';
import type { Allowed, Reason } from '#lib/core/result.ts';
import type { PublishResult } from '#lib/releases/schema.ts';
import { scheduleSchema } from '#lib/releases/schema.ts';
import { type BundleVerb, mostTexts } from './bundle-rules.ts';

const longestName = 120;
const releaseId = z.uuid('That is not a release’s id.');
const releaseIds = z
  .array(releaseId)
  .min(1, 'Choose the releases of the bundle.')
  .max(mostTexts, `A bundle has ${mostTexts} releases at most.`)
  .refine((ids) => new Set(ids).size === ids.length, 'A release is in a bundle once.');

/** `releaseIds`: in the order in which they take their numbers. */
export const makeBundleSchema = z.object({
  name: entry()
    .min(1, 'Write a name by which the desk knows the bundle.')
    .max(longestName, `Keep the name under ${longestName} characters.`),
  releaseIds,
});
export type MakeBundleInput = z.infer<typeof makeBundleSchema>;

/** A bundle, and the version that the actor saw. */
export const bundleSchema = z.object({
  bundleId: z.uuid('That is not a bundle’s id.'),
  version: z.number().int().positive(),
});
export type BundleInput = z.infer<typeof bundleSchema>;

export const orderBundleSchema = bundleSchema.extend({ releaseIds });
export type OrderBundleInput = z.infer<typeof orderBundleSchema>;

export const joinBundleSchema = bundleSchema.extend({ releaseId });
export type JoinBundleInput = z.infer<typeof joinBundleSchema>;

export const scheduleBundleSchema = bundleSchema.extend({ publishAt: scheduleSchema.shape.publishAt });
export type ScheduleBundleInput = z.infer<typeof scheduleBundleSchema>;

/** A bundle after a change. */
export type BundleResult = { bundleId: string; version: number };

/** What was published with a bundle, in its order. */
export type PublishedBundle = { bundleId: string; published: PublishResult[] };

/** An approved text, as a screen lists it. */
export type BundleText = {
  releaseId: string;
  version: number;
  headline: string;
  kind: 'first' | 'correction';
  language: string;
  series: string;
  desk: string;
  /** null before its first publication. */
  label: string | null;
  canLeave: Allowed;
};

/** A bundle on the desk, with the texts that the viewer sees. */
export type DeskBundle = {
  id: string;
  name: string;
  version: number;
  changedBy: string;
  changedAt: Date;
  publishAt: Date | null;
  scheduledBy: string | null;
  /** A schedule that was not kept, with every reason. */
  missed: { at: Date; because: Reason[] } | null;
  texts: BundleText[];
  /** How many texts of other desks are in it. */
  unseen: number;
  can: Record<BundleVerb, Allowed>;
};

/** What the screen of bundles shows. `free`: approved texts that the viewer may put into one. */
export type Bundles = { bundles: DeskBundle[]; free: Omit<BundleText, 'canLeave'>[] };
