// The events of comments on a text. Part of the union in rules.ts.

/** `words`: those that it is about; null for the whole text. */
type AboutComment = { commentId: string; words: string | null };

export type CommentEvent = { releaseId: string; deskId: string } & (
  | { type: 'comment.made' | 'comment.answered' | 'comment.changed'; data: AboutComment & { text: string } }
  | { type: 'comment.resolved' | 'comment.reopened' | 'comment.withdrawn'; data: AboutComment }
  | { type: 'comment.answer-changed'; data: AboutComment & { answerId: string; text: string } }
  | { type: 'comment.answer-withdrawn'; data: AboutComment & { answerId: string } }
);

export const commentEventWords: Record<CommentEvent['type'], string> = {
  'comment.made': 'Commented',
  'comment.answered': 'Comment answered',
  'comment.resolved': 'Comment resolved',
  'comment.reopened': 'Comment reopened',
  'comment.changed': 'Comment changed',
  'comment.withdrawn': 'Comment withdrawn',
  'comment.answer-changed': 'Answer to a comment changed',
  'comment.answer-withdrawn': 'Answer to a comment withdrawn',
};
