import { useDeferredValue, useMemo, useState } from 'react';
import type { CommentedText } from '#components/editor/comments/commented.ts';
import { placeOf } from '#lib/releases/comments/rules.ts';
import type { Comment } from '#lib/releases/comments/schema.ts';
import { commentFields, linesOf, piecesOf, textOf } from '#lib/releases/comments/words-rules.ts';
import type { Content } from '#lib/text/schema.ts';

/** The id of the heading above the comments. */
export const commentsId = 'comments';

/**
 * A comment and its words as the text has them now. `field`: theirs on the sheet. `place`: in it;
 * null where they are gone, and for the whole text.
 */
export type Placed = {
  comment: Comment;
  state: 'whole' | 'same' | 'changed' | 'gone';
  field: string | null;
  place: { from: number; to: number } | null;
};

type Ordered = Placed & { order: [number, number] };

function placedIn(content: Content, comment: Comment): Ordered {
  const { words } = comment;
  if (!words) return { comment, state: 'whole', field: null, place: null, order: [-1, 0] };
  const lines = linesOf(content, words.field);
  const found = placeOf(words, textOf(lines));
  const order: [number, number] = [commentFields.indexOf(words.field), found?.from ?? Number.POSITIVE_INFINITY];
  const pieces = found ? piecesOf(lines, found) : [];
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!found || !first || !last) return { comment, state: 'gone', field: words.field, place: null, order };
  const place = { from: first.from, to: last.id === first.id ? last.to : first.to };
  return { comment, state: found.isChanged ? 'changed' : 'same', field: first.id, place, order };
}

/** The comments on a text: open ones in the order of its words, resolved ones, and earlier ones. */
export function useComments(comments: Comment[], shown: Content) {
  const [active, setActive] = useState<string | null>(null);
  const content = useDeferredValue(shown);
  const open = useMemo(
    () =>
      comments
        .filter(({ isPast, resolved }) => !isPast && !resolved)
        .map((comment): Ordered => placedIn(content, comment))
        // Words that are gone have no place in their field, and stand last.
        .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || 0),
    [comments, content],
  );
  const commented = useMemo(
    (): CommentedText => ({
      active,
      words: comments.flatMap(({ id, words, isPast, resolved }) =>
        words && !isPast && !resolved ? [{ id, field: words.field, anchor: words }] : [],
      ),
    }),
    [comments, active],
  );
  // A field of one line has no marks inside it, so that it says itself that it is commented on.
  const fields = useMemo(() => Map.groupBy(open, ({ field }) => field ?? ''), [open]);
  return {
    open: open as Placed[],
    resolved: comments.filter(({ isPast, resolved }) => !isPast && resolved),
    past: comments.filter(({ isPast }) => isPast),
    commented,
    fields,
    active,
    setActive,
  };
}
