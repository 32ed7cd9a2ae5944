import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import type { Tx } from '#lib/core/db.ts';
import type { LoadedDraft } from '../load.ts';
import { isOpen } from '#lib/releases/state-rules.ts';
import { type Anchor, answersToShow } from './rules.ts';
import type { Comment, Remark, Words } from './schema.ts';
import type { CommentField } from './words-rules.ts';

/** The newest comments of a release that a page or an answer has. */
const mostShown = 500;

const wordsOf = (field: string | null, anchor: unknown): Words | null =>
  field === null ? null : { field: field as CommentField, ...(anchor as Anchor) };

/** What a reader of the desk sees: a comment that was withdrawn before anybody answered is gone. */
const seen = { OR: [{ withdrawnAt: null }, { answers: { some: { withdrawnAt: null } } }] };

/** The comments of a release, oldest first, each with its answers. */
export const commentsOf = (tx: Tx, current: LoadedDraft): Promise<Comment[]> => commentsWhere(tx, current, seen);

/** One comment of a release, even one that was withdrawn. */
export const commentOf = async (tx: Tx, current: LoadedDraft, id: string): Promise<Comment | null> =>
  (await commentsWhere(tx, current, { id }))[0] ?? null;

type Row = {
  id: string;
  text: string;
  createdById: string | null;
  createdAt: Date;
  changedAt: Date | null;
  withdrawnAt: Date | null;
};

async function commentsWhere(
  tx: Tx,
  { release, draft, facts }: LoadedDraft,
  which: typeof seen | { id: string },
): Promise<Comment[]> {
  const rows = await tx.comment.findMany({
    where: { releaseId: release.id, ...which },
    // Ids rise with time.
    orderBy: { id: 'desc' },
    take: mostShown,
    include: { answers: { orderBy: { id: 'asc' } } },
  });
  const name = await namesOfUsers(
    tx,
    rows.flatMap((row) => [row.createdById, row.resolvedById, ...row.answers.map(({ createdById }) => createdById)]),
  );
  const said = ({ id, text, createdById, createdAt, changedAt, withdrawnAt }: Row): Remark => ({
    ...{ id, text, by: name(createdById), at: createdAt, byId: createdById },
    ...{ changed: changedAt, withdrawn: withdrawnAt },
  });
  return rows.reverse().map((row) => ({
    ...said(row),
    words: wordsOf(row.field, row.anchor),
    answers: answersToShow(row.answers).map(said),
    resolved: row.resolvedAt && { by: name(row.resolvedById), at: row.resolvedAt },
    isPast: row.draftId !== draft.id || !isOpen(facts.state),
  }));
}
