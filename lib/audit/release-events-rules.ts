// The events of a release in the record. Part of the union in rules.ts.
import type { Reason } from '#lib/core/result.ts';
import type { BundleInEvent } from './bundle-events-rules.ts';

/**
 * The basis of a publication: the hash of the approved text, or the reason why it could not wait
 * for an approval.
 */
export type PublicationBasis =
  | {
      approvedHash: string;
      /** The scheduled time, if there was one. */
      scheduledFor?: string;
    }
  | { urgentReason: string };

export type ReleaseEvent = { releaseId: string; deskId: string } & (
  | {
      type: 'release.created';
      data: {
        series: string;
        language: string;
        from: 'blank' | 'text';
        pastedLabel: string | null;
        /** The release that it translates. */
        originalId?: string;
      };
    }
  | { type: 'draft.saved'; data: { version: number; contentHash: string } }
  | {
      /** An earlier text is the draft's again. */
      type: 'draft.brought-back';
      data: { version: number; contentHash: string } & (
        | { checkpointId: string; writtenAt: string }
        | { revision: number }
      );
    }
  | {
      type: 'draft.series-changed';
      data: { version: number; contentHash: string; from: string; to: string };
    }
  | {
      /**
       * A file was kept for the release. The text that names it is saved by another event. `size`
       * is in bytes.
       */
      type: 'file.kept';
      data: { file: string; name: string; type: string; size: number };
    }
  | {
      /** The worker asked for the addresses of a draft, and an answer is news. */
      type: 'draft.links-checked';
      data: { links: number; silent: number };
    }
  | {
      type: 'draft.submitted';
      data: { version: number; revision: number; contentHash: string };
    }
  | { type: 'draft.recalled'; data: { version: number } }
  | {
      type: 'draft.changes-requested';
      data: { version: number; revision: number; reason: string };
    }
  | {
      type: 'draft.approved';
      data: {
        version: number;
        revision: number;
        contentHash: string;
        approvals: number;
        needed: number;
        /** The editor's note. */
        note?: string;
      };
    }
  | { type: 'draft.reopened'; data: { version: number; endedApprovals: number } }
  | {
      type: 'draft.scheduled' | 'draft.unscheduled';
      data: { version: number; publishAt: string };
    }
  | { type: 'draft.embargo-set'; data: { version: number; until: string; terms: string } }
  | { type: 'draft.embargo-lifted'; data: { version: number; until: string; reason?: string } }
  | {
      /** The rules refused it at its time. Carries the state it went back to, and every reason. */
      type: 'draft.schedule-missed';
      data: { version: number; publishAt: string; state: string; codes: string[]; reason: string; reasons: Reason[] };
    }
  | {
      /** Put into a bundle of approved texts, or taken out of it. */
      type: 'draft.bundled' | 'draft.unbundled';
      data: { version: number; bundle: BundleInEvent };
    }
  | {
      /** The person who now works on the draft, and the person before. Null for nobody. */
      type: 'draft.assigned';
      data: { userId: string | null; name: string | null; beforeId: string | null };
    }
  | { type: 'draft.discarded'; data: { version: number } }
  | { type: 'draft.restored'; data: { version: number } }
  | {
      type: 'release.published';
      data: {
        edition: number;
        label: string;
        path: string;
        period: string;
        number: number;
        revision: number;
        contentHash: string;
        /** The source of the number, if it is not the counter. */
        reservationId?: string;
        originalId?: string;
        /** The bundle that it was published in. */
        bundle?: BundleInEvent;
      } & PublicationBasis;
    }
  | {
      type: 'release.archived';
      data: { label: string; path: string; period: string; number: number; contentHash: string };
    }
  | {
      type: 'release.corrected';
      data: {
        edition: number;
        label: string;
        revision: number;
        contentHash: string;
        note: string;
        bundle?: BundleInEvent;
      } & PublicationBasis;
    }
  | {
      type: 'release.urgent-reviewed';
      data: { revision: number; note: string };
    }
  | {
      /** A writer answered what was doubtful in the text that it began with. */
      type: 'draft.reading-settled';
      data: { about: 'headline' | 'dateline' | 'rest' };
    }
  | {
      /** A link for one person without an account. `until`: when it ends by itself. */
      type: 'preview.link-made';
      data: { linkId: string; name: string; until: string };
    }
  | { type: 'preview.link-ended' | 'preview.opened'; data: { linkId: string; name: string } }
  | { type: 'correction.started'; data: { edition: number } }
  | {
      type: 'release.withdrawn' | 'release.reinstated';
      data: { label: string; edition: number; reason: string; keepText: boolean };
    }
);

export const releaseEventWords: Record<ReleaseEvent['type'], string> = {
  'release.created': 'Started',
  'draft.saved': 'Text changed',
  'draft.brought-back': 'Earlier text brought back',
  'draft.series-changed': 'Moved to another series',
  'file.kept': 'File taken in',
  'draft.links-checked': 'Links looked after',
  'draft.submitted': 'Submitted for review',
  'draft.recalled': 'Recalled',
  'draft.changes-requested': 'Changes requested',
  'draft.approved': 'Approved',
  'draft.reopened': 'Back to editing; the approval ended',
  'draft.scheduled': 'Scheduled',
  'draft.unscheduled': 'Schedule taken back',
  'draft.schedule-missed': 'Not published at its time',
  'draft.embargo-set': 'Embargo set',
  'draft.embargo-lifted': 'Embargo lifted',
  'draft.bundled': 'Put into a bundle',
  'draft.unbundled': 'Taken out of its bundle',
  'draft.assigned': 'Assigned',
  'draft.reading-settled': 'A doubt about the text that came in was settled',
  'preview.link-made': 'Link to the preview made',
  'preview.link-ended': 'Link to the preview ended',
  'preview.opened': 'Preview opened by a link',
  'draft.discarded': 'Discarded',
  'draft.restored': 'Restored',
  'release.published': 'Published',
  'release.archived': 'Taken into the archive as it was published',
  'release.corrected': 'Correction published',
  'release.urgent-reviewed': 'Urgent publication reviewed',
  'correction.started': 'Correction started',
  'release.withdrawn': 'Withdrawn',
  'release.reinstated': 'Reinstated',
};
