import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import { eventWords } from '#lib/audit/history-rules.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { redlineAside } from '#lib/site/redline-aside.ts';
import { partsOf, printedText } from '#lib/text/printed-text-rules.ts';
import { type EditionText, textOfEdition } from '#lib/text/schema.ts';
import type { Content } from '#lib/text/schema.ts';
import { cursorAfter, pageSize } from './cursor-rules.ts';
import {
  type CompareQuery,
  checkpointsPage,
  comparedEditions,
  compareQuery,
  historyPage,
  type PageQuery,
  pageQuery,
  type RowsQuery,
  revisionsPage,
  rowsQuery,
} from './list-schema.ts';
import type { Operation, View } from './operation.ts';

/** Makes a read operation on one release. `read` runs only if the actor may see it. */
function ofRelease(
  word: string,
  about: Pick<Operation, 'name' | 'summary' | 'query' | 'answer'>,
  read: (tx: Tx, id: string, query: unknown) => Promise<Result<View>>,
): Operation {
  return {
    ...about,
    kind: 'read',
    method: 'GET',
    path: `/releases/[id]/${word}`,
    who: 'officer, editor or auditor of its desk',
    status: 200,
    body: null,
    changes: false,
    read: (actor, { id, query }) =>
      readAs(actor, async (tx) => {
        const release = await tx.release.findUnique({ where: { id }, select: { id: true } });
        return release ? read(tx, id, query) : notFound();
      }),
  };
}

// Fewer than in other lists, since each has a whole text.
const textsOnPage = 10;

async function revisionsOf(tx: Tx, releaseId: string, { cursor }: PageQuery): Promise<Result<View>> {
  const rows = await tx.revision.findMany({
    where: { releaseId, ...(cursor === undefined ? {} : { number: { lt: Number(cursor) } }) },
    orderBy: { number: 'desc' },
    take: textsOnPage + 1,
    include: { reviews: { orderBy: { createdAt: 'asc' } }, release: { select: { language: true } } },
  });
  const page = rows.slice(0, textsOnPage);
  const name = await namesOfUsers(
    tx,
    page.flatMap((row) => [row.createdById, ...row.writers, ...row.reviews.map(({ editorId }) => editorId)]),
  );
  const revisions = page.map((row) => {
    const content = row.content as unknown as Content;
    return {
      revision: row.number,
      contentHash: row.contentHash,
      submittedAt: row.createdAt.toISOString(),
      submittedBy: name(row.createdById),
      writers: row.writers.map(name),
      headline: content.headline,
      text: printedText(null, content, row.release.language),
      attachments: content.attachments ?? [],
      reviews: row.reviews.map((review) => ({
        by: name(review.editorId),
        at: review.createdAt.toISOString(),
        decision: review.decision,
        note: review.reason === '' ? null : review.reason,
        endedAt: review.endedAt?.toISOString() ?? null,
      })),
    };
  });
  const next = rows.length > textsOnPage ? cursorAfter(String(revisions.at(-1)?.revision)) : null;
  return ok({ body: { revisions, next } });
}

export const listRevisions = ofRelease(
  'revisions',
  {
    name: 'listRevisions',
    summary: 'The texts that were submitted, newest first, ten at a time, with what editors said of each.',
    query: pageQuery,
    answer: revisionsPage,
  },
  (tx, id, query) => revisionsOf(tx, id, query as PageQuery),
);

async function checkpointsOf(tx: Tx, releaseId: string, { cursor }: RowsQuery): Promise<Result<View>> {
  const rows = await tx.checkpoint.findMany({
    where: { releaseId, ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
    // Ids rise with the time at which a text was kept.
    orderBy: { id: 'desc' },
    take: textsOnPage + 1,
    include: { release: { select: { language: true } } },
  });
  const page = rows.slice(0, textsOnPage);
  const name = await namesOfUsers(
    tx,
    page.map(({ writtenById }) => writtenById),
  );
  const checkpoints = page.map(({ id, contentHash, writtenAt, writtenById, why, words, release, ...row }) => {
    const content = row.content as unknown as Content;
    return {
      id,
      contentHash,
      writtenAt: writtenAt.toISOString(),
      writtenBy: name(writtenById),
      why,
      words,
      headline: content.headline,
      text: printedText(null, content, release.language),
      attachments: content.attachments ?? [],
    };
  });
  return ok({ body: { checkpoints, next: rows.length > textsOnPage ? cursorAfter(page.at(-1)?.id ?? '') : null } });
}

export const listCheckpoints = ofRelease(
  'checkpoints',
  {
    name: 'listCheckpoints',
    summary: 'The texts that were kept before others took their place, newest first, ten at a time.',
    query: rowsQuery,
    answer: checkpointsPage,
  },
  (tx, id, query) => checkpointsOf(tx, id, query as RowsQuery),
);

async function eventsOf(tx: Tx, releaseId: string, { cursor }: PageQuery): Promise<Result<View>> {
  const rows = await tx.auditEvent.findMany({
    where: { releaseId, ...(cursor === undefined ? {} : { seq: { gt: BigInt(cursor) } }) },
    orderBy: { seq: 'asc' },
    take: pageSize + 1,
  });
  const events = rows.slice(0, pageSize).map(({ seq, at, actorName, type, data }) => ({
    seq: Number(seq),
    at: at.toISOString(),
    by: actorName,
    type,
    words: eventWords(type),
    data,
  }));
  return ok({ body: { events, next: rows.length > pageSize ? cursorAfter(String(events.at(-1)?.seq)) : null } });
}

export const readHistory = ofRelease(
  'history',
  {
    name: 'readHistory',
    summary: 'All that happened to the release, oldest first, fifty at a time.',
    query: pageQuery,
    answer: historyPage,
  },
  (tx, id, query) => eventsOf(tx, id, query as PageQuery),
);

/** The parts of an edition, or a refusal if it is missing or its text was removed. */
async function printedEdition(tx: Tx, releaseId: string, edition: number) {
  const row = await tx.publicEdition.findUnique({ where: { releaseId_edition: { releaseId, edition } } });
  if (!row) return notFound(`Edition ${edition}`);
  const text = row.content as EditionText | null;
  if (text === null)
    return refuse('conflict', { code: 'text-removed', message: `The text of edition ${edition} was taken away.` });
  return ok(partsOf(textOfEdition(text)));
}

export const compareEditions = ofRelease(
  'compare',
  {
    name: 'compareEditions',
    summary: 'What one edition changed in another, as a proof-reader marks it.',
    query: compareQuery,
    answer: comparedEditions,
  },
  async (tx, id, query) => {
    const { from, to } = query as CompareQuery;
    const before = await printedEdition(tx, id, from);
    if (!before.ok) return before;
    const after = await printedEdition(tx, id, to);
    if (!after.ok) return after;
    return ok({ body: { from, to, ...(await redlineAside(before.value, after.value)) } });
  },
);
