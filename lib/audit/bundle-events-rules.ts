// The events of bundles in the record. Part of the union in rules.ts.

/** A bundle in an event. Events of its releases name the bundle too. */
export type BundleInEvent = { id: string; name: string };

export type BundleEvent =
  | {
      /** The releases of a bundle in their new order. */
      type: 'bundle.ordered';
      data: { bundle: BundleInEvent; releaseIds: string[] };
    }
  | { type: 'bundle.scheduled' | 'bundle.unscheduled'; data: { bundle: BundleInEvent; publishAt: string } }
  | {
      /** A bundle was not published at its time. Carries every reason of every text. */
      type: 'bundle.schedule-missed';
      data: { bundle: BundleInEvent; publishAt: string; codes: string[]; reason: string };
    };

export const bundleEventWords: Record<BundleEvent['type'], string> = {
  'bundle.ordered': 'Bundle put in another order',
  'bundle.scheduled': 'Bundle scheduled',
  'bundle.unscheduled': 'Schedule of a bundle taken back',
  'bundle.schedule-missed': 'Bundle not published at its time',
};
