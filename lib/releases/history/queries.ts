import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { redlineAside } from '#lib/site/redline-aside.ts';
import { type LoadedDraft, loadDraft } from '#lib/releases/load.ts';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { countWords, type Why } from './rules.ts';
import type { HistoryQuestion, KeptText, TextHistory, TextKey } from './schema.ts';

const mostAtFirst = 50;

type Row = Omit<KeptText, 'by'> & { byId: string | null };

/** The newest checkpoints, without their words. */
async function checkpointsOf(tx: Tx, { release, facts }: LoadedDraft, most: number | undefined): Promise<Row[]> {
  const rows = await tx.checkpoint.findMany({
    where: { releaseId: release.id },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    ...(most === undefined ? {} : { take: most }),
    omit: { content: true },
  });
  return rows.map(({ id, writtenAt, writtenById, words, why, contentHash }) => ({
    key: id,
    at: writtenAt,
    byId: writtenById,
    words,
    why: why as Why,
    revision: null,
    isNow: contentHash === facts.contentHash,
  }));
}

async function revisionsOf(tx: Tx, { release, facts }: LoadedDraft): Promise<Row[]> {
  const rows = await tx.revision.findMany({ where: { releaseId: release.id }, orderBy: { number: 'desc' } });
  return rows.map(({ number, content, contentHash, createdAt, createdById }) => ({
    key: `r${number}`,
    at: createdAt,
    byId: createdById,
    words: countWords(content as unknown as Content),
    why: null,
    revision: number,
    isNow: contentHash === facts.contentHash,
  }));
}

const standing = ({ draft, content }: LoadedDraft): Row => ({
  key: 'now',
  at: draft.updatedAt,
  byId: draft.updatedById,
  words: countWords(content),
  why: null,
  revision: null,
  isNow: true,
});

async function contentOf(tx: Tx, { release, content }: LoadedDraft, key: TextKey): Promise<Content | null> {
  if (key === 'now') return content;
  const where = { releaseId: release.id };
  const row = key.startsWith('r')
    ? await tx.revision.findFirst({ where: { ...where, number: Number(key.slice(1)) }, select: { content: true } })
    : await tx.checkpoint.findUnique({ where: { ...where, id: key }, select: { content: true } });
  return row && (row.content as unknown as Content);
}

type Pair = { from: TextKey; to: TextKey; before: Content; after: Content };

async function pairOf(tx: Tx, current: LoadedDraft, { from, to }: HistoryQuestion): Promise<Pair | null> {
  if (from === null || to === null) return null;
  const before = await contentOf(tx, current, from);
  const after = await contentOf(tx, current, to);
  return before && after && { from, to, before, after };
}

/**
 * The texts of a release that are kept, and the comparison of two of them; null if the release is
 * missing or not visible.
 */
export async function textHistory(
  viewer: Actor,
  releaseId: string,
  question: HistoryQuestion,
): Promise<TextHistory | null> {
  const history = await readAs(viewer, async (tx) => {
    const current = await loadDraft(tx, releaseId);
    if (!current) return null;
    const checkpoints = await checkpointsOf(tx, current, question.isAll ? undefined : mostAtFirst + 1);
    const shown = question.isAll ? checkpoints : checkpoints.slice(0, mostAtFirst);
    const kept = [...shown, ...(await revisionsOf(tx, current))].sort((a, b) => b.at.getTime() - a.at.getTime());
    const rows = [standing(current), ...kept];
    const name = await namesOfUsers(
      tx,
      rows.map(({ byId }) => byId),
    );
    return {
      texts: rows.map(({ byId, ...row }) => ({ ...row, by: name(byId) })),
      isMore: shown.length < checkpoints.length,
      pair: await pairOf(tx, current, question),
    };
  });
  if (!history) return null;
  const { pair, ...list } = history;
  if (!pair) return { ...list, compared: null };
  const redline = await redlineAside(partsOf(pair.before), partsOf(pair.after));
  return { ...list, compared: { from: pair.from, to: pair.to, redline } };
}
