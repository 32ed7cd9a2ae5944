// The inputs and results that forms, actions, API and queries share.
import { z } from 'zod';
import type { Allowed, Reason } from '#lib/core/result.ts';
import { entry } from '#lib/core/entry-schema.ts';
import type { SeriesChoice } from '#lib/numbering/schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import type { Reading } from '#lib/text/reader/reading-rules.ts';
import { type Content, contentChangesSchema, contentSchema } from '#lib/text/schema.ts';
import type { Comment } from './comments/schema.ts';
import { embargoSizes } from './embargo/sizes-rules.ts';
import type { Demands, Outside, Place } from './preflight/schema.ts';
import type { PreviewLink } from './preview/schema.ts';
import type { PublicVerb } from './public-rules.ts';
import type { QueueReason } from './queue-rules.ts';
import type { Verb } from './rules.ts';
import type { DraftState } from './state-rules.ts';
import { wordFileParts } from './word-file/word-schema.ts';

const id = z.uuid('That is not a release’s id.');
const version = z.number().int().positive();
/** A release, and the version that the actor saw. */
export const verbSchema = z.object({ releaseId: id, version });
export type VerbInput = z.infer<typeof verbSchema>;

/** `reservationId`: a reserved number instead of the next one. */
export const publishSchema = verbSchema.extend({ reservationId: z.uuid('That is not a reservation’s id.').optional() });
export type PublishInput = z.infer<typeof publishSchema>;

export const reasonSchema = verbSchema.extend({
  reason: entry()
    .min(1, 'Write the reason, so that the officer knows what to change.')
    .max(sizes.reason, `Keep the reason under ${sizes.reason} characters.`),
});
export type ReasonInput = z.infer<typeof reasonSchema>;

/** A release. A version, if sent, must be the current one. */
export const releaseSchema = z.object({ releaseId: id, version: version.optional() });
export type ReleaseInput = z.infer<typeof releaseSchema>;

/**
 * Who goes on with the draft; null takes the assignment back. `before`: whose it was on the actor's
 * screen.
 */
export const assignSchema = z.object({
  releaseId: id,
  userId: z.uuid('Choose a person of the desk.').nullable(),
  before: z.uuid().nullable().optional(),
});
/** A program names the person by their e-mail address, and nobody by null. */
export type AssignInput = z.infer<typeof assignSchema> | { releaseId: string; email: string | null };

export const approveSchema = verbSchema.extend({
  /** An internal note, kept with the approval. */
  note: entry().max(sizes.reason, `Keep the note under ${sizes.reason} characters.`).optional(),
});
export type ApproveInput = z.infer<typeof approveSchema>;

/** ISO 8601 with an offset or Z, "2026-11-24T10:00:00+05:00". */
const moment = z.iso
  .datetime({ offset: true, error: 'Write the time with its offset from UTC, as in 2026-11-24T10:00:00+05:00.' })
  .transform((at) => new Date(at));

export const scheduleSchema = verbSchema.extend({ publishAt: moment });
export type ScheduleInput = z.infer<typeof scheduleSchema>;

/** `terms`: who may see the text before it is public, and on what terms. */
export const setEmbargoSchema = verbSchema.extend({
  until: moment,
  terms: entry()
    .min(1, 'Write who may see the text before it is public, and on what terms.')
    .max(embargoSizes.terms, `Keep the terms under ${embargoSizes.terms} characters.`),
});
export type SetEmbargoInput = z.output<typeof setEmbargoSchema>;

export const liftEmbargoSchema = verbSchema.extend({
  reason: entry().max(embargoSizes.reason, `Keep the reason under ${embargoSizes.reason} characters.`).optional(),
});
export type LiftEmbargoInput = z.infer<typeof liftEmbargoSchema>;

export const urgentSchema = verbSchema.extend({
  reason: entry()
    .min(1, 'Write why this cannot wait for an approval.')
    .max(sizes.reason, `Keep the reason under ${sizes.reason} characters.`),
});
export type UrgentInput = z.infer<typeof urgentSchema>;

/** A second editor’s review of an urgent publication. */
export const reviewUrgentSchema = releaseSchema.extend({
  note: entry()
    .min(1, 'Write what you found, if only that the text is right.')
    .max(sizes.reason, `Keep the note under ${sizes.reason} characters.`),
});
export type ReviewUrgentInput = z.infer<typeof reviewUrgentSchema>;

/** `reason` is public. */
export const publicReasonSchema = releaseSchema.extend({
  reason: entry()
    .min(1, 'Write the reason; the public reads it.')
    .max(sizes.reason, `Keep the reason under ${sizes.reason} characters.`),
});
export type PublicReasonInput = z.infer<typeof publicReasonSchema>;

export const withdrawSchema = publicReasonSchema.extend({
  keepText: z.boolean('Say whether the text stays readable.'),
});
export type WithdrawInput = z.infer<typeof withdrawSchema>;

export const saveSchema = verbSchema.extend({ content: contentSchema });
export type SaveInput = z.infer<typeof saveSchema>;

/** What a person has seen of the reading: the answer to a question, or all else. */
export const settleReadingSchema = z.object({ releaseId: id, about: z.enum(['headline', 'dateline', 'rest']) });
export type SettleReadingInput = z.infer<typeof settleReadingSchema>;

/** Parts of a text, or the whole text, which replaces all parts; and the series. */
export const changeSchema = verbSchema.extend({
  changes: contentChangesSchema.extend({
    text: z.string().max(sizes.text).optional(),
    series: z.string().min(1, 'Choose a series.').max(20).optional(),
  }),
});
export type ChangeInput = z.infer<typeof changeSchema>;

export const createSchema = z.object({
  series: z.string('Choose a series.').min(1, 'Choose a series.').max(20),
  /** Default: the only desk on which the actor is an officer. */
  desk: z.string().min(1, 'Choose a desk.').max(40).optional(),
  /** Default: the house’s first. */
  language: z.string().min(2).max(12).optional(),
  /** The whole release, in any layout. Without it and `content` the draft is blank. */
  text: z
    .string()
    .max(
      sizes.text,
      `The text has more than ${sizes.text.toLocaleString('en')} characters, more than a release can have. Split it, or attach the long part.`,
    )
    .optional(),
  /** The text in its parts instead of `text`. It has no attachments yet. */
  content: contentChangesSchema.optional(),
  ...wordFileParts,
});
export type CreateInput = z.infer<typeof createSchema>;

export const translateSchema = z.object({
  originalId: id,
  language: z.string().min(2).max(12),
  /** Default: the original’s. */
  desk: z.string().min(1).max(40).optional(),
  /** The whole translation, in any layout. */
  text: createSchema.shape.text,
  content: createSchema.shape.content,
  /** If sent, it must be the original’s. */
  series: z.string().max(20).optional(),
});
export type TranslateInput = z.infer<typeof translateSchema>;

export type Person = { id: string; name: string };

/** One line of the desk's list. */
export type DeskListItem = {
  id: string;
  headline: string;
  /** null without an open draft. */
  state: DraftState | null;
  kind: 'first' | 'correction' | null;
  publicState: 'none' | 'published' | 'withdrawn';
  label: string | null;
  number: number | null;
  edition: number;
  language: string;
  deskName: string;
  changedAt: Date;
  changedBy: string;
  /** Why the next step is the viewer’s; null if it is not. */
  why: QueueReason | null;
  assignee: Person | null;
  /** The scheduled time. */
  publishAt: Date | null;
  /** The end of an embargo that stands, or stood until it ended. */
  embargoUntil: Date | null;
  /** Published urgently and not yet reviewed. */
  isUrgent: boolean;
};

/** One line of the preflight: fine, doubtful (a person decides) or missing (stops submission). */
export type Check = Reason & {
  status: 'fine' | 'doubtful' | 'missing';
  /** It is there because the house asks for it, and stops no text that was approved before. */
  isAsked?: boolean;
  /** The words of the field that it is about. */
  place?: Place;
};

/** A release in another language of the house. */
export type Translated = {
  language: string;
  /** `free`: not begun. `under-way`: begun on some desk. `public`: it has a page. */
  state: 'free' | 'under-way' | 'public';
  path: string | null;
  /** Its draft, if the viewer may see it. */
  onDesk: { releaseId: string; state: DraftState } | null;
};

/**
 * Translations of a public release. `desks`: where the viewer may start one, the release’s own
 * first.
 */
export type Translations = {
  languages: Translated[];
  desks: { key: string; name: string }[];
  canStart: Allowed;
};

/** A release for its page on the desk. */
export type DeskRelease = {
  id: string;
  /** What the house asks for before a text is submitted. */
  demands: Demands;
  /** What the checks know besides the text. */
  outside: Outside;
  series: { key: string; name: string; timeZone: string };
  /** The series that the viewer may choose; empty if it cannot change. */
  seriesToChoose: SeriesChoice[];
  desk: { id: string; key: string; name: string };
  language: string;
  /** Places of the desk’s newest datelines; empty if the viewer may not write. */
  datelinePlaces: string[];
  startedBy: string;
  /** What it translates, or null. */
  original: { label: string; path: string } | null;
  /** null for an unpublished release, and for a translation. */
  translations: Translations | null;
  publicState: 'none' | 'published' | 'withdrawn';
  label: string | null;
  path: string | null;
  publishedAt: Date | null;
  edition: number;
  /** The number that publication would take now, until it changes: "PR No.197" in "2026-11". */
  next: { label: string; number: number; period: string } | null;
  /** The viewer’s reserved numbers in the series, for a first edition. */
  held: { reservationId: string; label: string; period: string }[];
  draft: {
    id: string;
    kind: 'first' | 'correction';
    state: DraftState;
    version: number;
    content: Content;
    pastedLabel: string | null;
    /** What was doubtful in the text that it began with, as far as nobody has settled it. */
    reading: Reading;
    changedAt: Date;
    changedBy: string;
    writers: Person[];
    assignee: Person | null;
    /** Whom the viewer may assign it to; empty if they may not. */
    assignable: Person[];
    /** The newest revision’s number; null before the first submission. */
    revision: number | null;
    revisionBy: string | null;
    revisionAt: Date | null;
    approvals: { by: string; at: Date; revision: number }[];
    approvalsNeeded: number;
    changesRequested: { by: string; at: Date; reason: string } | null;
    /** null unless it is scheduled. */
    publishAt: Date | null;
    scheduledBy: string | null;
    /** null without one. It may have ended already. */
    embargo: { until: Date; terms: string } | null;
    /** A schedule that was refused at its time, with every reason. */
    missed: { at: Date; because: Reason[] } | null;
    /** The checks of the text. */
    preflight: Check[];
  } | null;
  /** What the viewer may do now, with the reasons against it. */
  can: Record<Verb, Allowed>;
  /** The same for the verbs after publication. */
  canInPublic: Record<PublicVerb, Allowed>;
  canCorrect: Allowed;
  /** Urgent publications that wait for a review, oldest first. */
  urgent: { by: string; at: Date; reason: string }[];
  canReviewUrgent: Allowed;
  /** The open links to its preview; null for whoever may make none. */
  previewLinks: PreviewLink[] | null;
  /** Comments on its texts, oldest first. */
  comments: Comment[];
  history: { seq: string; at: Date; by: string; type: string; words: string; details: Reason[] }[];
};

/** Choices of the “new release” screen. */
export type NewReleaseChoices = {
  desks: { key: string; name: string }[];
  series: SeriesChoice[];
  /** The key of the preselected series. */
  beginWith: string;
  languages: string[];
};

/** The result of a verb: the draft’s new version and state. */
export type VerbResult = { releaseId: string; version: number; state: DraftState };
export type PublishResult = VerbResult & { label: string; path: string };
