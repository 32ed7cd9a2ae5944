import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import type { Tx } from '#lib/core/db.ts';
import type { LoadedDraft } from '../load.ts';
import { isOpen } from '#lib/releases/state-rules.ts';
import type { Anchor } from './rules.ts';
import type { Comment, Words } from './schema.ts';
import type { CommentField } from './words-rules.ts';

/** The newest comments of a release that a page or an answer has. */
const mostShown = 500;

const wordsOf = (field: string | null, anchor: unknown): Words | null =>
  field === null ? null : { field: field as CommentField, ...(anchor as Anchor) };

/** The comments of a release, oldest first, each with its answers. */
export async function commentsOf(tx: Tx, { release, draft, facts }: LoadedDraft): Promise<Comment[]> {
  const rows = await tx.comment.findMany({
    where: { releaseId: release.id },
    // Ids rise with time.
    orderBy: { id: 'desc' },
    take: mostShown,
    include: { answers: { orderBy: { id: 'asc' } } },
  });
  const name = await namesOfUsers(
    tx,
    rows.flatMap((row) => [row.createdById, row.resolvedById, ...row.answers.map(({ createdById }) => createdById)]),
  );
  const said = (row: { text: string; createdById: string | null; createdAt: Date }) => ({
    ...{ text: row.text, by: name(row.createdById), at: row.createdAt },
  });
  return rows.reverse().map((row) => ({
    id: row.id,
    ...said(row),
    words: wordsOf(row.field, row.anchor),
    answers: row.answers.map(said),
    resolved: row.resolvedAt && { by: name(row.resolvedById), at: row.resolvedAt },
    isPast: row.draftId !== draft.id || !isOpen(facts.state),
  }));
}
