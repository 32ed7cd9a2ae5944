// Which words of a text are commented on, for the sheet that shows them.
import { createContext, useContext, useMemo } from 'react';
import { type Anchor, placeOf, type Span } from '#lib/releases/comments/rules.ts';
import { type CommentField, linesOf, piecesOf, textOf } from '#lib/releases/comments/words-rules.ts';
import type { Content } from '#lib/text/schema.ts';

/** An open comment on words. */
export type CommentedWords = { id: string; field: CommentField; anchor: Anchor };
/** `active`: the comment that is looked at. */
export type CommentedText = { words: CommentedWords[]; active: string | null };

export const Commented = createContext<CommentedText>({ words: [], active: null });

/** Words of a field on the sheet, and the comment on them. */
export type Mark = Span & { comment: string };

/** The words of each comment by the fields of the sheet. Words that are gone have none. */
export function marksOf(content: Content, words: CommentedWords[]): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const [field, here] of Map.groupBy(words, (one) => one.field)) {
    const lines = linesOf(content, field);
    const text = textOf(lines);
    for (const { id: comment, anchor } of here) {
      const place = placeOf(anchor, text);
      for (const { id, from, to } of place ? piecesOf(lines, place) : [])
        marks.set(id, [...(marks.get(id) ?? []), { comment, from, to }]);
    }
  }
  return marks;
}

export function useMarks(content: Content): Map<string, Mark[]> {
  const { words } = useContext(Commented);
  return useMemo(() => marksOf(content, words), [content, words]);
}

/** A stretch of a line, and the comments on it. */
export type Stretch = Span & { comments: string[] };

/** Cuts a line or a text node where comments begin and end. */
export function stretchesOf({ from, to }: Span, marks: Mark[]): Stretch[] {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from);
  const cuts = inside.flatMap((mark) => [mark.from, mark.to]).filter((at) => at > from && at < to);
  const ends = [...new Set([from, ...cuts, to])].sort((a, b) => a - b);
  return ends.slice(0, -1).map((begin, at) => {
    const end = ends[at + 1] ?? to;
    const comments = inside.filter((mark) => mark.from <= begin && mark.to >= end).map(({ comment }) => comment);
    return { from: begin, to: end, comments };
  });
}

/** The id of the element with what a comment says. */
export const saidId = (comment: string) => `comment-said-${comment}`;

/** The attributes of words with comments, as HTML has them. */
export const markAttributes = (comments: string[], active: string | null) => ({
  class: comments.some((one) => one === active) ? 'commented active' : 'commented',
  'data-comments': comments.join(' '),
  'aria-describedby': comments.map(saidId).join(' '),
});
