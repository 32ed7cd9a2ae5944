// What the API's lists take and answer.
import { z } from 'zod';
import { entry } from '#lib/core/entry-schema.ts';
import { periodKinds } from '#lib/numbering/rules.ts';
import { printedParts } from '#lib/text/printed-text-rules.ts';
import { whys } from '#lib/releases/history/rules.ts';
import { draftStates } from '#lib/releases/state-rules.ts';
import { readCursor } from './cursor-rules.ts';
import { releaseSchema } from './schema.ts';

const cursorOf = (key: RegExp) =>
  z
    .string()
    .transform((cursor, context) => {
      const position = readCursor(cursor, key);
      if (position !== null) return position;
      context.addIssue({ code: 'custom', message: 'The cursor is invalid. Take it from the answer before.' });
      return z.NEVER;
    })
    .optional();

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const count = /^[1-9]\d{0,14}$/;
const seriesKey = z.string().min(1).max(20).optional();

export const releasesQuery = z.strictObject({
  state: z.enum(draftStates, `The state is one of ${draftStates.join(', ')}.`).optional(),
  series: seriesKey,
  q: entry().min(1, 'Write what to look for.').max(200).optional(),
  cursor: cursorOf(uuid),
});
export type ReleasesQuery = z.infer<typeof releasesQuery>;

export const registerQuery = z.strictObject({
  series: seriesKey,
  period: z.string().max(20).optional(),
  cursor: cursorOf(count),
});
export type RegisterQuery = z.infer<typeof registerQuery>;

/** The query of a list whose cursor is a number. */
export const pageQuery = z.strictObject({ cursor: cursorOf(count) });
export type PageQuery = z.infer<typeof pageQuery>;

/** The query of a list whose cursor is an id. */
export const rowsQuery = z.strictObject({ cursor: cursorOf(uuid) });
export type RowsQuery = z.infer<typeof rowsQuery>;

const edition = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'Name an edition by its number.')
  .transform(Number);
export const compareQuery = z.strictObject({ from: edition, to: edition });
export type CompareQuery = z.infer<typeof compareQuery>;

const moment = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const next = z.string().nullable().meta({ description: 'The cursor of the next page; null behind the last.' });

export const releasesPage = z
  .strictObject({
    releases: z.array(
      z.strictObject(
        releaseSchema.pick({
          id: true,
          series: true,
          language: true,
          desk: true,
          state: true,
          publicState: true,
          version: true,
          label: true,
          number: true,
          period: true,
          publishAt: true,
          publishedAt: true,
          url: true,
          headline: true,
          changedAt: true,
        }).shape,
      ),
    ),
    next,
  })
  .meta({ id: 'Releases' });

export const seriesList = z
  .strictObject({
    series: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        labelTemplate: z.string(),
        period: z.enum(periodKinds),
        timeZone: z.string(),
        approvals: z.int().positive(),
        allowUrgent: z.boolean(),
        commentsStop: z.boolean().meta({ description: 'An open comment stops the submission.' }),
        next: z
          .strictObject({ label: z.string(), number: z.int().positive(), period: z.string() })
          .meta({ description: 'What publication now would take. It may be another by then.' }),
      }),
    ),
  })
  .meta({ id: 'SeriesList' });

export const registerPage = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        seq: z.int().positive(),
        at: moment,
        kind: z.string(),
        releaseId: z.uuid().nullable(),
        series: z.string(),
        period: z.string(),
        number: z.int().positive(),
        language: z.string(),
        label: z.string(),
        url: z.string().nullable(),
        edition: z.int().positive().nullable(),
        contentHash: hash.nullable(),
        note: z.string().nullable(),
        prevHash: hash,
        hash,
      }),
    ),
    next,
  })
  .meta({ id: 'Register' });

export const revisionsPage = z
  .strictObject({
    revisions: z.array(
      z.strictObject({
        revision: z.int().positive(),
        contentHash: hash,
        submittedAt: moment,
        submittedBy: z.string(),
        writers: z.array(z.string()),
        headline: z.string(),
        text: z.string(),
        attachments: releaseSchema.shape.attachments,
        reviews: z.array(
          z.strictObject({
            by: z.string(),
            at: moment,
            decision: z.enum(['approved', 'changes-requested']),
            note: z.string().nullable(),
            endedAt: moment.nullable(),
          }),
        ),
      }),
    ),
    next,
  })
  .meta({ id: 'Revisions' });

export const checkpointsPage = z
  .strictObject({
    checkpoints: z.array(
      z.strictObject({
        id: z.uuid(),
        contentHash: hash,
        writtenAt: moment,
        writtenBy: z.string(),
        why: z.enum(whys).meta({
          description:
            'Why it was kept: two minutes of writing, another person, a loss of words, or a step that is no writing.',
        }),
        words: z.int().positive(),
        headline: z.string(),
        text: z.string(),
        attachments: releaseSchema.shape.attachments,
      }),
    ),
    next,
  })
  .meta({ id: 'Checkpoints' });

export const historyPage = z
  .strictObject({
    events: z.array(
      z.strictObject({
        seq: z.int().positive(),
        at: moment,
        by: z.string(),
        type: z.string(),
        words: z.string(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
    next,
  })
  .meta({ id: 'History' });

const runKind = z.enum(['same', 'added', 'removed']);
export const comparedEditions = z
  .strictObject({
    from: z.int().positive(),
    to: z.int().positive(),
    parts: z.array(
      z.strictObject({
        part: z.enum(printedParts),
        changes: z.array(
          z.union([
            z.strictObject({ kind: runKind, text: z.string() }),
            z.strictObject({
              kind: z.literal('changed'),
              words: z.array(z.strictObject({ kind: runKind, text: z.string() })),
            }),
          ]),
        ),
      }),
    ),
  })
  .meta({ id: 'Comparison', description: 'The parts in printed order; a changed paragraph by its words.' });
