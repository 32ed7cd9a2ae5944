// What is recorded, as one typed union. Promises:
//   - every change has an event of one of these types, written in the change's own transaction
//   - an event's hash covers all it says and the hash of the event before it, so that none can be
//     altered or left out

import { type HouseEvent, houseEventWords } from './house-events-rules.ts';

/**
 * What allowed a publication: the approved text's hash, or the reason why it could not wait for an
 * approval.
 */
export type PublicationBasis =
  | {
      approvedHash: string;
      /** The time that was set for it, if it was scheduled. */
      scheduledFor?: string;
    }
  | { urgentReason: string };

/**
 * What happened, with what a reader of the record needs to know of it. All values are plain JSON.
 */
export type AuditEvent =
  | {
      type: 'release.created';
      releaseId: string;
      deskId: string;
      data: {
        series: string;
        language: string;
        from: 'blank' | 'text';
        pastedLabel: string | null;
        /** The release that it translates. */
        originalId?: string;
      };
    }
  | { type: 'draft.saved'; releaseId: string; deskId: string; data: { version: number; contentHash: string } }
  | {
      type: 'draft.series-changed';
      releaseId: string;
      deskId: string;
      data: { version: number; contentHash: string; from: string; to: string };
    }
  | {
      /**
       * A file was kept for the release; a text that names it is a change of its own. Size in
       * bytes.
       */
      type: 'file.kept';
      releaseId: string;
      deskId: string;
      data: { file: string; name: string; type: string; size: number };
    }
  | {
      type: 'draft.submitted';
      releaseId: string;
      deskId: string;
      data: { version: number; revision: number; contentHash: string };
    }
  | { type: 'draft.recalled'; releaseId: string; deskId: string; data: { version: number } }
  | {
      type: 'draft.changes-requested';
      releaseId: string;
      deskId: string;
      data: { version: number; revision: number; reason: string };
    }
  | {
      type: 'draft.approved';
      releaseId: string;
      deskId: string;
      data: {
        version: number;
        revision: number;
        contentHash: string;
        approvals: number;
        needed: number;
        /** What the editor said with it. */
        note?: string;
      };
    }
  | { type: 'draft.reopened'; releaseId: string; deskId: string; data: { version: number; endedApprovals: number } }
  | {
      type: 'draft.scheduled' | 'draft.unscheduled';
      releaseId: string;
      deskId: string;
      data: { version: number; publishAt: string };
    }
  | {
      /** Its time came, and the rules refused: to which state it went back, and every reason. */
      type: 'draft.schedule-missed';
      releaseId: string;
      deskId: string;
      data: { version: number; publishAt: string; state: string; codes: string[]; reason: string };
    }
  | { type: 'draft.discarded'; releaseId: string; deskId: string; data: { version: number } }
  | { type: 'draft.restored'; releaseId: string; deskId: string; data: { version: number } }
  | {
      type: 'release.published';
      releaseId: string;
      deskId: string;
      data: {
        edition: number;
        label: string;
        path: string;
        period: string;
        number: number;
        revision: number;
        contentHash: string;
        /** Where the number came from, if not from the counter. */
        reservationId?: string;
        originalId?: string;
      } & PublicationBasis;
    }
  | {
      type: 'release.archived';
      releaseId: string;
      deskId: string;
      data: { label: string; path: string; period: string; number: number; contentHash: string };
    }
  | {
      type: 'release.corrected';
      releaseId: string;
      deskId: string;
      data: {
        edition: number;
        label: string;
        revision: number;
        contentHash: string;
        note: string;
      } & PublicationBasis;
    }
  | {
      type: 'release.urgent-reviewed';
      releaseId: string;
      deskId: string;
      data: { revision: number; note: string };
    }
  | { type: 'correction.started'; releaseId: string; deskId: string; data: { edition: number } }
  | {
      type: 'release.withdrawn' | 'release.reinstated';
      releaseId: string;
      deskId: string;
      data: { label: string; edition: number; reason: string; keepText: boolean };
    }
  | {
      /** The database's clock was set right, and is behind what was written while it ran ahead. */
      type: 'clock.accepted';
      data: { registerSeq: number; registerAt: string | null; recordAt: string | null; clock: string; reason: string };
    }
  | {
      /** The database's clock gained time that did not pass: nothing that is due is published. */
      type: 'schedules.held';
      data: { clock: string; gainedSeconds: number };
    }
  | { type: 'schedules.released'; data: { heldAt: string; reason: string } }
  | { type: 'series.set'; data: { key: string } & Record<string, unknown> }
  | {
      type: 'series.added';
      data: {
        key: string;
        labelTemplate: string;
        prefix: string;
        period: string;
        firstMonth: number;
        timeZone: string;
        approvals: number;
        allowUrgent: boolean;
      };
    }
  | {
      type: 'series.next-set';
      data: { key: string; period: string; from: number; to: number; voided: number; reason: string };
    }
  | { type: 'series.beginning-declared'; data: { key: string; period: string; number: number; reason: string } }
  | {
      type: 'numbers.declared-absent';
      data: { key: string; period: string; from: number; to: number; reason: string };
    }
  | { type: 'series.restarted'; data: { key: string; period: string; start: string; reason: string } }
  | {
      type: 'number.reserved';
      data: { reservationId: string; series: string; period: string; number: number; label: string; reason: string };
    }
  | {
      type: 'number.voided';
      data: { reservationId: string; series: string; period: string; number: number; label: string; reason: string };
    }
  | HouseEvent;

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

const words: Record<AuditType, string> = {
  ...houseEventWords,
  'release.created': 'Started',
  'draft.saved': 'Text changed',
  'draft.series-changed': 'Moved to another series',
  'file.kept': 'File taken in',
  'draft.submitted': 'Submitted for review',
  'draft.recalled': 'Recalled',
  'draft.changes-requested': 'Changes requested',
  'draft.approved': 'Approved',
  'draft.reopened': 'Back to editing; the approval ended',
  'draft.scheduled': 'Scheduled',
  'draft.unscheduled': 'Schedule taken back',
  'draft.schedule-missed': 'Not published at its time',
  'draft.discarded': 'Discarded',
  'draft.restored': 'Restored',
  'release.published': 'Published',
  'release.archived': 'Taken into the archive as it was published',
  'release.corrected': 'Correction published',
  'release.urgent-reviewed': 'Urgent publication reviewed',
  'correction.started': 'Correction started',
  'release.withdrawn': 'Withdrawn',
  'release.reinstated': 'Reinstated',
  'clock.accepted': 'Clock of the database accepted',
  'schedules.held': 'Schedules held',
  'schedules.released': 'Schedules released',
  'series.set': 'Series set',
  'series.added': 'Series added',
  'series.next-set': 'Next number set',
  'series.beginning-declared': 'Beginning of a period declared',
  'numbers.declared-absent': 'Numbers declared absent from the archive',
  'series.restarted': 'Series restarted at 1',
  'number.reserved': 'Number reserved',
  'number.voided': 'Number made void',
};

/** An event in plain words, for a history. */
export function eventWords(type: string): string {
  return words[type as AuditType] ?? type;
}

const withReason = new Set([
  'draft.changes-requested',
  'draft.schedule-missed',
  'release.withdrawn',
  'release.reinstated',
]);

const minuteOf = (at: unknown) => `${String(at).slice(0, 16).replace('T', ' ')} UTC`;

function basisText({ urgentReason, scheduledFor }: Record<string, unknown>): string {
  if (urgentReason) return ` · urgently, without an approval: ${urgentReason}`;
  return scheduledFor ? ` · as scheduled for ${minuteOf(scheduledFor)}` : '';
}

/** What a history adds in a second line: the reason, the revision, the number. */
export function eventDetail(type: string, data: unknown): string | null {
  const d = (data ?? {}) as Record<string, unknown>;
  if (withReason.has(type)) return String(d.reason ?? '');
  if (type === 'file.kept') return String(d.name ?? '');
  if (type === 'draft.series-changed') return `from ${d.from} to ${d.to}`;
  if (type === 'draft.scheduled' || type === 'draft.unscheduled') return `for ${minuteOf(d.publishAt)}`;
  if (type === 'release.urgent-reviewed') return String(d.note ?? '');
  if (type === 'draft.submitted' || type === 'draft.approved') return `revision ${d.revision}`;
  if (type === 'release.corrected') return `${d.note ?? ''}${basisText(d)}`;
  if (type === 'correction.started') return `edition ${d.edition}`;
  if (type === 'release.published' || type === 'release.archived') return `${d.label ?? ''}${basisText(d)}`;
  if (type === 'release.created' && d.originalId) return 'as a translation';
  if (type === 'release.created') return d.from === 'text' ? 'from a pasted text' : 'from a blank page';
  return null;
}
