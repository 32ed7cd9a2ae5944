// What is recorded, as one typed union, and what a link of the record holds. Promises:
//   - every change has an event of one of these types, written in the change's own transaction
//   - an event's hash covers all it says and the hash of the event before it, so that none can be
//     altered or left out
import type { BundleEvent } from './bundle-events-rules.ts';
import type { HouseEvent } from './house-events-rules.ts';
import type { NumberEvent } from './number-events-rules.ts';
import type { ReleaseEvent } from './release-events-rules.ts';

/**
 * What happened, with what a reader of the record needs to know of it. All values are plain JSON.
 */
export type AuditEvent = ReleaseEvent | BundleEvent | NumberEvent | HouseEvent;

export type AuditType = AuditEvent['type'];

/** The chain begins here. */
export const genesis = '0'.repeat(64);

/** What a link learns only when it is appended, under the lock of its chain. */
export const fieldsSetOnAppend = ['at', 'prevHash', 'seq'] as const;

/** An event as it stands in the chain; the value whose canonical JSON is hashed. */
export type ChainLink = {
  seq: number;
  at: string;
  actorId: string | null;
  actorName: string;
  type: string;
  releaseId: string | null;
  deskId: string | null;
  data: unknown;
  prevHash: string;
};
