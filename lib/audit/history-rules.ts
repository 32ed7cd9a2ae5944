// The words of a history for each event.
import { type BundleInEvent, bundleEventWords } from './bundle-events-rules.ts';
import { diaryEventWords } from './diary-events-rules.ts';
import { houseEventWords } from './house-events-rules.ts';
import { numberEventWords } from './number-events-rules.ts';
import { releaseEventWords } from './release-events-rules.ts';
import type { AuditType } from './rules.ts';

const words: Record<AuditType, string> = {
  ...releaseEventWords,
  ...bundleEventWords,
  ...numberEventWords,
  ...houseEventWords,
  ...diaryEventWords,
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
  'diary.moved',
  'diary.cancelled',
]);

const minuteOf = (at: unknown) => `${String(at).slice(0, 16).replace('T', ' ')} UTC`;

const bundleText = (bundle: unknown) => (bundle ? `the bundle “${(bundle as BundleInEvent).name}”` : '');

function basisText({ urgentReason, scheduledFor, bundle }: Record<string, unknown>): string {
  if (urgentReason) return ` · urgently, without an approval: ${urgentReason}`;
  const due = scheduledFor ? ` · as scheduled for ${minuteOf(scheduledFor)}` : '';
  return bundle ? ` · in ${bundleText(bundle)}${due}` : due;
}

function createdText({ originalId, from }: Record<string, unknown>): string {
  if (originalId) return 'as a translation';
  return from === 'text' ? 'from a pasted text' : 'from a blank page';
}

/** The second line of an event in a history: the reason, the revision, the number. */
export function eventDetail(type: string, data: unknown): string | null {
  const d = (data ?? {}) as Record<string, unknown>;
  if (withReason.has(type)) return String(d.reason ?? '');
  if (type === 'draft.assigned') return `to ${d.name ?? 'nobody'}`;
  if (type === 'file.kept') return String(d.name ?? '');
  if (type === 'draft.series-changed') return `from ${d.from} to ${d.to}`;
  if (type === 'draft.scheduled' || type === 'draft.unscheduled') return `for ${minuteOf(d.publishAt)}`;
  if (type === 'draft.bundled' || type === 'draft.unbundled') return bundleText(d.bundle);
  if (type === 'release.urgent-reviewed') return String(d.note ?? '');
  if (type === 'draft.submitted' || type === 'draft.approved') return `revision ${d.revision}`;
  if (type === 'release.corrected') return `${d.note ?? ''}${basisText(d)}`;
  if (type === 'correction.started') return `edition ${d.edition}`;
  if (type === 'release.published' || type === 'release.archived') return `${d.label ?? ''}${basisText(d)}`;
  if (type === 'release.created') return createdText(d);
  return null;
}
