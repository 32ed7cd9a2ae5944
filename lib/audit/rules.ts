// The events of the record, as one typed union, and the fields of a link. Promises:
//   - every change has an event of one of these types, written in the change's own transaction
//   - an event's hash covers its content and the hash of the event before it, so that no event can
//     be altered or left out
import type { BundleEvent } from './bundle-events-rules.ts';
import type { CommentEvent } from './comment-events-rules.ts';
import type { DiaryRecord } from './diary-events-rules.ts';
import type { HouseEvent } from './house-events-rules.ts';
import type { NumberEvent } from './number-events-rules.ts';
import type { ReleaseEvent } from './release-events-rules.ts';

/** An event, with everything that a reader of the record needs. All values are plain JSON. */
export type AuditEvent = ReleaseEvent | CommentEvent | BundleEvent | NumberEvent | HouseEvent | DiaryRecord;

export type AuditType = AuditEvent['type'];

/** The hash before the first link of a chain. */
export const genesis = '0'.repeat(64);

/** The fields that a link gets when it is appended, under the lock of its chain. */
export const fieldsSetOnAppend = ['at', 'prevHash', 'seq'] as const;

/** An event as it stands in the chain. The hash covers the canonical JSON of this value. */
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
