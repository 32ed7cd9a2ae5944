// The inputs and results about numbers that forms, API and command line share.
import type { Reason } from '#lib/core/result.ts';
import { entry } from '#lib/core/entry-schema.ts';
import { z } from 'zod';
import { type Period, type PeriodKind, periodKinds, type SeriesNumbering } from './rules.ts';

const series = z.string().min(1, 'Name the series.').max(20);
const reason = entry().min(1, 'Write the reason.').max(500, 'Keep the reason under 500 characters.');

/** How many editors must approve a text. */
const approvals = z
  .number()
  .int('A series asks for 1, 2 or 3 approvals.')
  .min(1, 'A series asks for 1, 2 or 3 approvals.')
  .max(3, 'A series asks for 1, 2 or 3 approvals.');

export const addSeriesSchema = z.object({
  key: z.string().max(20, 'The key has 1 to 20 small letters and digits.'),
  labelTemplate: z.string().max(60, 'The label has 1 to 60 characters.'),
  period: z.enum(periodKinds, `The period is one of ${periodKinds.join(', ')}.`),
  firstMonth: z.number().default(1),
  prefix: z.string().max(20, 'The prefix has at most 20 characters.').default(''),
  /** Default: the house’s. */
  timeZone: z.string().max(60, 'Name the time zone like Asia/Karachi.').optional(),
  approvals: approvals.default(1),
  /** Allows urgent publication. */
  allowUrgent: z.boolean().default(true),
  /** An open comment stops the submission. */
  commentsStop: z.boolean().default(false),
  /** Default: the key. */
  name: entry()
    .min(1, 'Write the name, or leave it out: then it is the key.')
    .max(80, 'The name is longer than 80 characters.')
    .optional(),
});
export type AddSeriesInput = z.input<typeof addSeriesSchema>;
export type AddedSeries = { key: string; example: string };

export const setSeriesSchema = z
  .object({
    series,
    approvals: approvals.optional(),
    allowUrgent: z.boolean().optional(),
    commentsStop: z.boolean().optional(),
    /** What the actor saw. If the series has changed since, nothing is set. */
    seen: z.object({ approvals, allowUrgent: z.boolean(), commentsStop: z.boolean().optional() }).optional(),
  })
  .refine(
    ({ approvals, allowUrgent, commentsStop }) =>
      [approvals, allowUrgent, commentsStop].some((setting) => setting !== undefined),
    'Say what is to be set: approvals, urgent publication, or what an open comment stops.',
  );
export type SetSeriesInput = z.infer<typeof setSeriesSchema>;
export type SeriesPolicy = { series: string; approvals: number; allowUrgent: boolean; commentsStop: boolean };

export const setNextSchema = z.object({
  series,
  next: z.number().int('The next number is a whole one.').min(1).max(999_999_999),
  /** Default: the current period. */
  period: z.string().max(20).optional(),
  reason: reason.optional(),
});
export type SetNextInput = z.infer<typeof setNextSchema>;
export type NextNumber = { series: string; period: string; next: number; label: string; voided: number };

export const restartSchema = z.object({ series, reason });
export type RestartInput = z.infer<typeof restartSchema>;
export type NewPeriod = { series: string; period: string; start: string };

const number = z.number('Name the number.').int('A number is a whole one.').min(1).max(999_999_999);

export const declareBeginningSchema = z.object({ series, number, period: z.string().max(20).optional(), reason });
export type DeclareBeginningInput = z.infer<typeof declareBeginningSchema>;
/** `declared`: false if the register said so before. */
export type DeclaredBeginning = { series: string; period: string; number: number; label: string; declared: boolean };

export const declareAbsentSchema = z.object({
  series,
  from: number,
  to: number,
  period: z.string().max(20).optional(),
  reason,
});
export type DeclareAbsentInput = z.infer<typeof declareAbsentSchema>;
export type DeclaredAbsence = { series: string; period: string; from: number; to: number; declared: number };

export const reserveSchema = z.object({ series, reason });
export type ReserveInput = z.infer<typeof reserveSchema>;
export type ReservedNumber = { reservationId: string; series: string; period: string; number: number; label: string };

export const voidSchema = z.object({ reservationId: z.uuid('That is not a reservation’s id.'), reason });
export type VoidInput = z.infer<typeof voidSchema>;

/** An open reserved number. */
export type HeldNumber = {
  reservationId: string;
  series: { key: string; name: string };
  period: string;
  number: number;
  label: string;
  reason: string;
  reservedAt: Date;
};

/** A series with its next label. */
export type SeriesChoice = { key: string; name: string; nextLabel: string };

/** The page of reserved numbers. `reasons` are against reserving another. */
export type NumbersToReserve = {
  held: HeldNumber[];
  series: SeriesChoice[];
  /** The key of the preselected series. */
  beginWith: string;
  reasons: Reason[];
};

/** The next number of a series, as the queue shows it. `kind`: how long the period lasts. */
export type NumberAhead = { label: string; period: Period; kind: PeriodKind };

/** A series on its page. `next`: what publication would take now. `example`: its number 197. */
export type ListedSeries = SeriesNumbering & {
  name: string;
  approvals: number;
  allowUrgent: boolean;
  commentsStop: boolean;
  next: { number: number; label: string; period: Period };
  example: { label: string; path: string };
};

/** The page of series. `reasons` are against changing one. */
export type SeriesOnDesk = {
  series: ListedSeries[];
  /** The house’s time zone. `timeZones`: all that a series may have. */
  timeZone: string;
  timeZones: string[];
  /** The database’s time. */
  now: Date;
  reasons: Reason[];
};
