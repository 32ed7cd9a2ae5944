// The shapes that forms, actions, the API and the queries share.
import { z } from 'zod';
import type { Reason } from '#lib/core/result.ts';
import { entry } from '#lib/core/seen-rules.ts';
import type { SeriesChoice } from '#lib/numbering/schema.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import { type Content, contentChangesSchema, contentSchema } from '#lib/text/schema.ts';
import type { PublicVerb } from './public-rules.ts';
import type { DraftState, Verb } from './rules.ts';

const id = z.uuid('That is not a release’s id.');
const version = z.number().int().positive();
/** What every verb on a draft needs: which release, and the version the actor looked at. */
export const verbSchema = z.object({ releaseId: id, version });
export type VerbInput = z.infer<typeof verbSchema>;

/** Publication may name a reserved number to take instead of the next one. */
export const publishSchema = verbSchema.extend({ reservationId: z.uuid('That is not a reservation’s id.').optional() });
export type PublishInput = z.infer<typeof publishSchema>;

export const reasonSchema = verbSchema.extend({
  reason: entry()
    .min(1, 'Write the reason, so that the officer knows what to change.')
    .max(sizes.reason, `Keep the reason under ${sizes.reason} characters.`),
});
export type ReasonInput = z.infer<typeof reasonSchema>;

/** Which release; where a version is given, it must be the one that stands. */
export const releaseSchema = z.object({ releaseId: id, version: version.optional() });
export type ReleaseInput = z.infer<typeof releaseSchema>;

export const approveSchema = verbSchema.extend({
  /** For the newsroom: kept with the approval. */
  note: entry().max(sizes.reason, `Keep the note under ${sizes.reason} characters.`).optional(),
});
export type ApproveInput = z.infer<typeof approveSchema>;

/** When it becomes public by itself: an instant, with its zone's offset or Z ("2026-11-24T10:00:00+05:00"). */
export const scheduleSchema = verbSchema.extend({
  publishAt: z.iso
    .datetime({ offset: true, error: 'Write the time with its offset from UTC, as in 2026-11-24T10:00:00+05:00.' })
    .transform((at) => new Date(at)),
});
export type ScheduleInput = z.infer<typeof scheduleSchema>;

export const urgentSchema = verbSchema.extend({
  reason: entry()
    .min(1, 'Write why this cannot wait for an approval.')
    .max(sizes.reason, `Keep the reason under ${sizes.reason} characters.`),
});
export type UrgentInput = z.infer<typeof urgentSchema>;

/** A second editor's word on what was published without an approval. */
export const reviewUrgentSchema = releaseSchema.extend({
  note: entry()
    .min(1, 'Write what you found, if only that the text is right.')
    .max(sizes.reason, `Keep the note under ${sizes.reason} characters.`),
});
export type ReviewUrgentInput = z.infer<typeof reviewUrgentSchema>;

/** A reason that the public reads, for a release that is public. */
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

/** Parts of a text, or the whole of it in house format (which then is all that changes of it); and the series it is for. */
export const changeSchema = verbSchema.extend({
  changes: contentChangesSchema.extend({
    text: z.string().max(sizes.text).optional(),
    series: z.string().min(1, 'Choose a series.').max(20).optional(),
  }),
});
export type ChangeInput = z.infer<typeof changeSchema>;

export const createSchema = z.object({
  series: z.string('Choose a series.').min(1, 'Choose a series.').max(20),
  /** Left out: the only desk on which the actor is an officer. */
  desk: z.string().min(1, 'Choose a desk.').max(40).optional(),
  /** Left out: the house's first. */
  language: z.string().min(2).max(12).optional(),
  /** The whole release in house format; empty, or left out without `content`, it starts a blank page. */
  text: z
    .string()
    .max(
      sizes.text,
      `The text has more than ${sizes.text.toLocaleString('en')} characters, more than a release can have. Split it, or attach the long part.`,
    )
    .optional(),
  /** The text in its parts, instead; without attachments, which are kept for a release that is there. */
  content: contentChangesSchema.optional(),
});
export type CreateInput = z.infer<typeof createSchema>;

export const translateSchema = z.object({
  originalId: id,
  language: z.string().min(2).max(12),
  /** The original's, unless told. */
  desk: z.string().min(1).max(40).optional(),
  /** The whole translation in house format; left out, it starts blank. */
  text: createSchema.shape.text,
  content: createSchema.shape.content,
  /** Where it is given it must be the original's. */
  series: z.string().max(20).optional(),
});
export type TranslateInput = z.infer<typeof translateSchema>;

/** One line of the desk's list. */
export type DeskListItem = {
  id: string;
  headline: string;
  /** null when no draft is open. */
  state: DraftState | null;
  kind: 'first' | 'correction' | null;
  publicState: 'none' | 'published' | 'withdrawn';
  label: string | null;
  language: string;
  deskName: string;
  changedAt: Date;
  changedBy: string;
  /** The next step is the viewer's. */
  needsMe: boolean;
  /** When it becomes public by itself. */
  publishAt: Date | null;
  /** Published without an approval, and not reviewed since. */
  isUrgent: boolean;
};

/** One line of the preflight: fine, doubtful (a person decides) or missing (stops submission). */
export type Check = Reason & { status: 'fine' | 'doubtful' | 'missing' };

export type Allowed = { allowed: boolean; reasons: Reason[] };

/** What has become of a release in another language of the house. */
export type Translated = {
  language: string;
  /** `free`: nobody has begun. `under-way`: somebody has, on whatever desk. `public`: it has a page. */
  state: 'free' | 'under-way' | 'public';
  path: string | null;
  /** Its page on the desk and how far it is, where the viewer may see it. */
  onDesk: { releaseId: string; state: DraftState } | null;
};

/** The translations of a release that is public. `desks` are those on which the viewer may start one, its own first. */
export type Translations = {
  languages: Translated[];
  desks: { key: string; name: string }[];
  canStart: Allowed;
};

/** All that the editor's page shows of a release. */
export type DeskRelease = {
  id: string;
  series: { key: string; name: string; timeZone: string };
  /** The series between which the viewer may choose for it; empty where it stays in its own. */
  seriesToChoose: SeriesChoice[];
  desk: { id: string; key: string; name: string };
  language: string;
  startedBy: string;
  /** What it translates; null where it is no translation. */
  original: { label: string; path: string } | null;
  /** null while it is not public, and of what is a translation itself. */
  translations: Translations | null;
  publicState: 'none' | 'published' | 'withdrawn';
  label: string | null;
  path: string | null;
  publishedAt: Date | null;
  edition: number;
  /** The label that publication now would take, e.g. "PR No.197" in period "2026-11". It may be another by then. */
  next: { label: string; number: number; period: string } | null;
  /** Numbers of the series that the viewer holds reserved; a first edition may be published under one of them. */
  held: { reservationId: string; label: string; period: string }[];
  draft: {
    id: string;
    kind: 'first' | 'correction';
    state: DraftState;
    version: number;
    content: Content;
    pastedLabel: string | null;
    changedAt: Date;
    changedBy: string;
    writers: { id: string; name: string }[];
    /** Newest revision's number, null before the first submission. */
    revision: number | null;
    revisionBy: string | null;
    revisionAt: Date | null;
    approvals: { by: string; at: Date; revision: number }[];
    approvalsNeeded: number;
    changesRequested: { by: string; at: Date; reason: string } | null;
    /** When it becomes public by itself, and who set that; null unless it is scheduled. */
    publishAt: Date | null;
    scheduledBy: string | null;
    /** The time that was set last and was not kept, with every reason. */
    missed: { at: Date; because: string } | null;
    /** What is fine, doubtful or missing before it can be submitted. */
    preflight: Check[];
  } | null;
  /** What the viewer may do now, and if not, every reason why. */
  can: Record<Verb, Allowed>;
  /** The same for what may happen to it in public. */
  canInPublic: Record<PublicVerb, Allowed>;
  canCorrect: Allowed;
  /** What was published without an approval and waits for its review, oldest first. */
  urgent: { by: string; at: Date; reason: string }[];
  canReviewUrgent: Allowed;
  history: { seq: string; at: Date; by: string; type: string; words: string; detail: string | null }[];
};

/** What the "new release" screen offers the viewer. */
export type NewReleaseChoices = {
  desks: { key: string; name: string }[];
  series: SeriesChoice[];
  /** The key of the series that is chosen until the viewer chooses another. */
  beginWith: string;
  languages: string[];
};

/** What a verb answers: the draft's new version and state. */
export type VerbResult = { releaseId: string; version: number; state: DraftState };
export type PublishResult = VerbResult & { label: string; path: string };
