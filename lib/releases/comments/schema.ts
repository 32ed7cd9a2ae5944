// The inputs and results of comments, for desk and API.
import { z } from 'zod';
import { entry } from '#lib/core/entry-schema.ts';
import { commentSizes } from './rules.ts';
import { type CommentField, commentFields } from './words-rules.ts';

const text = entry()
  .min(1, 'Write the comment.')
  .max(commentSizes.text, `Keep it under ${commentSizes.text} characters.`);
const beside = z.string().max(commentSizes.beside).default('');
const count = z.number().int().min(0).max(10_000_000).default(0);

/** Words of a field. What stands beside them and the place tell them from the same elsewhere. */
export const wordsSchema = z.object({
  field: z.enum(commentFields, `The field is one of ${commentFields.join(', ')}.`),
  quote: z
    .string()
    .regex(/\S/, 'Choose words of the text.')
    .max(commentSizes.words, `Choose at most ${commentSizes.words} characters of the text.`),
  before: beside,
  after: beside,
  paragraph: count,
  offset: count,
});

export const addCommentSchema = z.object({
  releaseId: z.uuid('That is not a release’s id.'),
  text,
  /** Without them it is about the whole text. */
  words: wordsSchema.optional(),
});
export type AddCommentInput = z.input<typeof addCommentSchema>;

export const commentSchema = z.object({ commentId: z.uuid('That is not a comment’s id.') });
export type CommentInput = z.infer<typeof commentSchema>;

export const answerCommentSchema = commentSchema.extend({ text });
export type AnswerCommentInput = z.infer<typeof answerCommentSchema>;

export const changeCommentSchema = commentSchema.extend({ text });
export type ChangeCommentInput = z.infer<typeof changeCommentSchema>;

export const answerSchema = z.object({ answerId: z.uuid('That is not an answer’s id.') });
export type AnswerInput = z.infer<typeof answerSchema>;

export const changeAnswerSchema = answerSchema.extend({ text });
export type ChangeAnswerInput = z.infer<typeof changeAnswerSchema>;

export type CommentResult = { releaseId: string; commentId: string };

/** What somebody said, and when. */
export type Remark = {
  id: string;
  text: string;
  by: string;
  at: Date;
  /** Its writer's account; null where there is none any more. */
  byId: string | null;
  /** When its writer changed what it says. */
  changed: Date | null;
  /** When its writer withdrew it; its text is empty then. */
  withdrawn: Date | null;
};

/** Words of a comment as they were when it was made. */
export type Words = {
  field: CommentField;
  quote: string;
  before: string;
  after: string;
  paragraph: number;
  offset: number;
};

/** A comment as the newsroom reads it. */
export type Comment = Remark & {
  /** null: it is about the whole text. */
  words: Words | null;
  answers: Remark[];
  /** null while it is open. */
  resolved: { by: string; at: Date } | null;
  /** It was made on a text that is published or was replaced by now. */
  isPast: boolean;
};
