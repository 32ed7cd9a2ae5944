// What the API's operations on comments take and answer.
import { z } from 'zod';
import {
  addCommentSchema,
  answerCommentSchema,
  changeCommentSchema,
  wordsSchema,
} from '#lib/releases/comments/schema.ts';
import { commentFields } from '#lib/releases/comments/words-rules.ts';

const { field, quote, before, after } = wordsSchema.shape;

export const addCommentBody = z
  .strictObject({
    text: addCommentSchema.shape.text,
    field: field.optional(),
    quote: quote.optional().meta({ description: 'The words of the text, as they stand in it.' }),
    before: before.meta({ description: 'Text before them, if they stand several times.' }),
    after: after.meta({ description: 'Text behind them.' }),
  })
  .refine((body) => (body.field === undefined) === (body.quote === undefined), {
    path: ['quote'],
    message: 'Send the field and its words, or neither for a comment on the whole text.',
  });
export type AddCommentBody = z.infer<typeof addCommentBody>;

export const answerCommentBody = z.strictObject({ text: answerCommentSchema.shape.text });
export type AnswerCommentBody = z.infer<typeof answerCommentBody>;

export const changeCommentBody = z.strictObject({ text: changeCommentSchema.shape.text });
export type ChangeCommentBody = z.infer<typeof changeCommentBody>;

const moment = z.iso.datetime();
const remark = {
  id: z.uuid(),
  text: z.string(),
  by: z.string(),
  at: moment,
  changedAt: moment.nullable().meta({ description: 'When its writer changed what it says.' }),
  withdrawnAt: moment.nullable().meta({ description: 'When its writer withdrew it. Its text is empty then.' }),
};

export const commentView = z
  .strictObject({
    release: z.uuid(),
    field: z.enum(commentFields).nullable().meta({ description: 'null: it is about the whole text.' }),
    quote: z.string().nullable().meta({ description: 'The words as they were when it was made.' }),
    wordsNow: z.string().nullable().meta({ description: 'What stands in their place; null where nothing does.' }),
    ...remark,
    answers: z.array(z.strictObject(remark)),
    resolvedBy: z.string().nullable(),
    resolvedAt: moment.nullable(),
    isPast: z.boolean().meta({ description: 'It was made on a text that is no longer written.' }),
  })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentView>;

export const commentsAnswer = z.strictObject({ comments: z.array(commentView) }).meta({ id: 'Comments' });
