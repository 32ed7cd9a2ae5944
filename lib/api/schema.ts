// Bodies and answers of the API, from the schemas of the commands. Id and version come from address
// and If-Match. Unknown fields are refused. The OpenAPI document is made of these.
import { z } from 'zod';
import { emailOf } from '#lib/accounts/schema.ts';
import { attachmentSchema } from '#lib/text/attachment-schema.ts';
import { reserveSchema, voidSchema } from '#lib/numbering/schema.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { bringBackSchema } from '#lib/releases/history/bring-back-schema.ts';
import { draftStates } from '#lib/releases/state-rules.ts';
import { keepFileSchema } from '#lib/releases/attachments/attachment-schema.ts';
import { lossKinds } from '#lib/text/blocks/loss-schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import {
  approveSchema,
  changeSchema,
  createSchema,
  liftEmbargoSchema,
  publicReasonSchema,
  publishSchema,
  reasonSchema,
  reviewUrgentSchema,
  scheduleSchema,
  setEmbargoSchema,
  urgentSchema,
  withdrawSchema,
} from '#lib/releases/schema.ts';
import { richNames, type RichName } from '#lib/text/rich-names-rules.ts';
import { contentSchema, textSchema } from '#lib/text/schema.ts';

/** A document, or plain text with empty lines between paragraphs. */
const richText = (name: RichName) =>
  z
    .union([z.string().max(sizes.text, `The text has more than ${sizes.text} characters.`), textSchema.shape[name]])
    .transform((value) => (typeof value === 'string' ? documentOf(value.trim().split(/\n\s*\n/)) : value))
    .pipe(textSchema.shape[name])
    .meta({ description: 'Plain text with empty lines between paragraphs, or a TipTap document.' });
const richParts = Object.fromEntries(richNames.map((name) => [name, richText(name).optional()])) as {
  [Name in RichName]: z.ZodOptional<ReturnType<typeof richText>>;
};

/** A new release has no attachments yet: files are kept for an existing release. */
const { attachments, ...textFields } = textSchema.partial().shape;
const parts = { ...textFields, ...richParts };

export const createBody = z
  .strictObject({
    series: createSchema.shape.series.optional(),
    language: createSchema.shape.language,
    desk: createSchema.shape.desk,
    text: createSchema.shape.text,
    ...parts,
    translationOf: z.uuid('That is not a release’s id.').optional(),
  })
  .refine(({ series, translationOf }) => series !== undefined || translationOf !== undefined, {
    path: ['series'],
    message: 'Choose a series.',
  })
  .refine(({ language, translationOf }) => translationOf === undefined || language !== undefined, {
    path: ['language'],
    message: 'Say into which language it is translated.',
  });
export type CreateBody = z.infer<typeof createBody>;

export const patchBody = z.strictObject({
  text: createSchema.shape.text,
  ...parts,
  series: changeSchema.shape.changes.shape.series,
  note: contentSchema.shape.note,
  attachments,
});
export type PatchBody = z.infer<typeof patchBody>;

const wholeBase64 =
  'The bytes of the file are not complete base64. Send them with padding and without line breaks (base64 -w0).';

/** A file in JSON. */
export const fileBody = z.strictObject({
  name: keepFileSchema.shape.name,
  bytes: z
    .string('Send the bytes of the file in base64.')
    .transform((text, context) => {
      const bytes = Buffer.from(text, 'base64');
      // Node decodes damaged base64 too, so it must encode to the same text again.
      if (bytes.toString('base64') === text) return new Uint8Array(bytes);
      context.addIssue({ code: 'custom', message: wholeBase64 });
      return z.NEVER;
    })
    .meta({ description: 'The bytes of the file, in base64.', contentEncoding: 'base64' }),
});
export type FileBody = z.infer<typeof fileBody>;

export const noBody = z.strictObject({});
export const assignBody = z.strictObject({
  assignee: emailOf
    .nullable()
    .meta({ description: 'The e-mail address of an officer or editor of the desk; null for nobody.' }),
});
export type AssignBody = z.infer<typeof assignBody>;
export const bringBackBody = z
  .strictObject({
    checkpoint: bringBackSchema.shape.checkpointId,
    revision: bringBackSchema.shape.revision,
  })
  .refine(({ checkpoint, revision }) => (checkpoint === undefined) !== (revision === undefined), {
    path: ['checkpoint'],
    message: 'Name the text: a checkpoint or a revision.',
  });
export type BringBackBody = z.infer<typeof bringBackBody>;
export const requestChangesBody = z.strictObject({ reason: reasonSchema.shape.reason });
export const approveBody = z.strictObject({ note: approveSchema.shape.note });
export const publishBody = z.strictObject({ reservationId: publishSchema.shape.reservationId });
export const scheduleBody = z.strictObject({ publishAt: scheduleSchema.shape.publishAt });
export const setEmbargoBody = z.strictObject({
  until: setEmbargoSchema.shape.until,
  terms: setEmbargoSchema.shape.terms,
});
export const liftEmbargoBody = z.strictObject({ reason: liftEmbargoSchema.shape.reason });
export const urgentBody = z.strictObject({ reason: urgentSchema.shape.reason });
export const reviewUrgentBody = z.strictObject({ note: reviewUrgentSchema.shape.note });
export const publicReasonBody = z.strictObject({ reason: publicReasonSchema.shape.reason });
export const withdrawBody = z.strictObject({
  reason: withdrawSchema.shape.reason,
  keepText: withdrawSchema.shape.keepText,
});
export const reserveBody = z.strictObject(reserveSchema.shape);
export const voidBody = z.strictObject({ reason: voidSchema.shape.reason });

const moment = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that is kept for a release, with proposals for its name and title. */
export const keptFileSchema = z
  .strictObject({ ...attachmentSchema.shape, size: z.int().positive().meta({ description: 'Bytes.' }) })
  .meta({ id: 'KeptFile' });

/** A release with the text of its open draft, or else its published text. */
export const releaseSchema = z
  .strictObject({
    id: z.uuid(),
    series: z.string(),
    language: z.string(),
    desk: z.string(),
    state: z.enum(draftStates),
    publicState: z.enum(['none', 'published', 'withdrawn']),
    version: z.int().positive().meta({ description: 'Send it back in If-Match: "<version>".' }),
    revision: z.int().positive().nullable(),
    contentHash: hash.meta({ description: 'SHA-256 of the text that an approval is bound to.' }),
    label: z.string().nullable(),
    number: z.int().positive().nullable(),
    period: z.string().nullable(),
    publishAt: moment.nullable(),
    embargo: z
      .strictObject({ until: moment, terms: z.string() })
      .nullable()
      .meta({ description: 'Until when it may not become public, and who may see it on what terms.' }),
    publishedAt: moment.nullable(),
    url: z.string().nullable(),
    ...textSchema.required().shape,
    text: z.string().meta({ description: 'The whole sheet in house format.' }),
    note: z.string().nullable().meta({ description: 'What a correction changes, in public words.' }),
    reading: z
      .strictObject({
        questions: z.array(
          z.strictObject({
            field: z.enum(['headline', 'dateline']),
            choices: z.array(z.strictObject({ words: z.string(), changes: textSchema.partial() })),
          }),
        ),
        warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
        leftOut: z.array(z.string()),
        losses: z.array(z.strictObject({ kind: z.enum(lossKinds), words: z.string() })),
      })
      .meta({
        description:
          'What was doubtful in a text that was sent whole. The first choice of a question stands in the text; send the changes of another by PATCH.',
      }),
    changedAt: moment,
    changedBy: z.string(),
    assignee: z
      .strictObject({ name: z.string(), email: z.string() })
      .nullable()
      .meta({ description: 'Who goes on with the open draft.' }),
    missedSchedule: z
      .strictObject({ publishAt: moment, because: z.string() })
      .nullable()
      .meta({ description: 'A schedule that was refused at its time, with the reasons.' }),
    urgentReviewDue: z.boolean().meta({ description: 'Published without an approval, and not yet reviewed.' }),
    openDraft: z
      .strictObject({
        kind: z.enum(['first', 'correction']),
        state: z.enum(draftStates),
        approvalsNeeded: z.int().positive(),
      })
      .nullable(),
    editions: z.array(
      z.strictObject({
        edition: z.int().positive(),
        publishedAt: moment,
        note: z.string().nullable(),
        contentHash: hash,
        textRemovedAt: moment.nullable(),
      }),
    ),
    approvals: z.array(
      z.strictObject({ by: z.string(), at: moment, revision: z.int().positive(), note: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Release' });
export type ReleaseView = z.infer<typeof releaseSchema>;

export const reservedNumberSchema = z
  .strictObject({
    reservationId: z.uuid(),
    series: z.string(),
    period: z.string(),
    number: z.int().positive(),
    label: z.string(),
  })
  .meta({ id: 'ReservedNumber' });

/** A refusal: RFC 9457, with every reason. */
export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    reasons: z.array(z.strictObject({ code: z.string(), message: z.string(), field: z.string().optional() })).min(1),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemSchema>;
