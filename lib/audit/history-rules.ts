// The words of a history for each event.
import type { Reason } from '#lib/core/result.ts';
import { type BundleInEvent, bundleEventWords } from './bundle-events-rules.ts';
import { commentEventWords } from './comment-events-rules.ts';
import { diaryEventWords } from './diary-events-rules.ts';
import { houseEventWords } from './house-events-rules.ts';
import { numberEventWords } from './number-events-rules.ts';
import { releaseEventWords } from './release-events-rules.ts';
import type { AuditType } from './rules.ts';

const words: Record<AuditType, string> = {
  ...releaseEventWords,
  ...commentEventWords,
  ...bundleEventWords,
  ...numberEventWords,
  ...houseEventWords,
  ...diaryEventWords,
};

/** An event in plain words, for a history. */
export function eventWords(type: string): string {
  return words[type as AuditType] ?? type;
}

const minuteOf = (at: unknown) => `${String(at).slice(0, 16).replace('T', ' ')} UTC`;

/** A part of an event's second line: words of the record, with their code and values. */
type Part = Omit<Reason, 'field'>;

/** What a person wrote, or a name: it reads the same in every language. */
const asWritten = (text: unknown): Part[] => (text ? [{ code: 'as-written', message: String(text) }] : []);

function bundlePart(bundle: unknown): Part[] {
  if (!bundle) return [];
  const { name } = bundle as BundleInEvent;
  return [{ code: 'event-bundle', message: `the bundle “${name}”`, params: { bundle: name } }];
}

function basisParts({ urgentReason, scheduledFor, bundle }: Record<string, unknown>): Part[] {
  if (urgentReason) {
    const reason = String(urgentReason);
    return [{ code: 'event-urgent', message: `urgently, without an approval: ${reason}`, params: { reason } }];
  }
  const parts: Part[] = [];
  if (bundle) {
    const { name } = bundle as BundleInEvent;
    parts.push({ code: 'event-in-bundle', message: `in the bundle “${name}”`, params: { bundle: name } });
  }
  if (scheduledFor) {
    const at = minuteOf(scheduledFor);
    parts.push({ code: 'event-scheduled', message: `as scheduled for ${at}`, params: { at } });
  }
  return parts;
}

function createdPart({ originalId, from }: Record<string, unknown>): Part[] {
  if (originalId) return [{ code: 'event-translation', message: 'as a translation' }];
  return from === 'text'
    ? [{ code: 'event-pasted', message: 'from a pasted text' }]
    : [{ code: 'event-blank', message: 'from a blank page' }];
}

function assignedPart({ name }: Record<string, unknown>): Part[] {
  if (!name) return [{ code: 'event-to-nobody', message: 'to nobody' }];
  return [{ code: 'event-to', message: `to ${name}`, params: { name: String(name) } }];
}

function movedPart(d: Record<string, unknown>): Part[] {
  const [from, to] = [String(d.from), String(d.to)];
  return [{ code: 'event-series', message: `from ${from} to ${to}`, params: { from, to } }];
}

function linksPart(d: Record<string, unknown>): Part[] {
  const [links, silent] = [Number(d.links), Number(d.silent)];
  return [{ code: 'event-links', message: `${silent} of ${links} lead nowhere`, params: { links, silent } }];
}

function timePart({ publishAt }: Record<string, unknown>): Part[] {
  const at = minuteOf(publishAt);
  return [{ code: 'event-for', message: `for ${at}`, params: { at } }];
}

function embargoPart({ until, terms }: Record<string, unknown>): Part[] {
  const at = minuteOf(until);
  return [{ code: 'event-until', message: `until ${at}`, params: { at } }, ...asWritten(terms)];
}

/** The words of a comment, then what was said of them. */
const commentParts = ({ words, text }: Record<string, unknown>): Part[] => [...asWritten(words), ...asWritten(text)];

const revisionPart = ({ revision }: Record<string, unknown>): Part[] => [
  { code: 'event-revision', message: `revision ${revision}`, params: { revision: Number(revision) } },
];
const editionPart = ({ edition }: Record<string, unknown>): Part[] => [
  { code: 'event-edition', message: `edition ${edition}`, params: { edition: Number(edition) } },
];

function broughtBackPart(d: Record<string, unknown>): Part[] {
  if (d.revision) return revisionPart(d);
  const at = minuteOf(d.writtenAt);
  return [{ code: 'event-text-of', message: `the text of ${at}`, params: { at } }];
}

const partsOf: Record<string, (data: Record<string, unknown>) => Part[]> = {
  'draft.changes-requested': (d) => asWritten(d.reason),
  // Entries of before 28 November 2026 have the English words alone.
  'draft.schedule-missed': (d) => (d.reasons as Part[] | undefined) ?? asWritten(d.reason),
  'release.withdrawn': (d) => asWritten(d.reason),
  'release.reinstated': (d) => asWritten(d.reason),
  'release.urgent-reviewed': (d) => asWritten(d.note),
  'file.kept': (d) => asWritten(d.name),
  'draft.links-checked': linksPart,
  'draft.assigned': assignedPart,
  'preview.link-made': (d) => asWritten(d.name),
  'preview.link-ended': (d) => asWritten(d.name),
  'preview.opened': (d) => asWritten(d.name),
  'draft.brought-back': broughtBackPart,
  'draft.series-changed': movedPart,
  'draft.scheduled': timePart,
  'draft.unscheduled': timePart,
  'draft.embargo-set': embargoPart,
  'draft.embargo-lifted': (d) => asWritten(d.reason),
  'comment.made': commentParts,
  'comment.answered': commentParts,
  'comment.resolved': commentParts,
  'comment.reopened': commentParts,
  'comment.changed': commentParts,
  'comment.withdrawn': commentParts,
  'comment.answer-changed': commentParts,
  'comment.answer-withdrawn': commentParts,
  'draft.bundled': (d) => bundlePart(d.bundle),
  'draft.unbundled': (d) => bundlePart(d.bundle),
  'draft.submitted': revisionPart,
  'draft.approved': revisionPart,
  'correction.started': editionPart,
  'release.corrected': (d) => [...asWritten(d.note), ...basisParts(d)],
  'release.published': (d) => [...asWritten(d.label), ...basisParts(d)],
  'release.archived': (d) => [...asWritten(d.label), ...basisParts(d)],
  'release.created': createdPart,
};

/** The second line of an event in a history: the reason, the revision, the number. */
export function eventDetails(type: string, data: unknown): Part[] {
  return partsOf[type]?.((data ?? {}) as Record<string, unknown>) ?? [];
}
