import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { editionStatement } from './edition-rules.ts';

const batch = 500;

/** Recomputes the hash of every published text; a text that a withdrawal took away has only its hash left. */
export async function verifyEditions(tx: Tx): Promise<{ count: number; altered: string[] }> {
  const altered: string[] = [];
  let count = 0;
  for (let after: { releaseId: string; edition: number } | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof page>> = await page(tx, after);
    for (const row of rows) {
      count++;
      if (row.removedAt === null && hashOf(row) !== row.contentHash)
        altered.push(`${row.label} (edition ${row.edition})`);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { count, altered };
    after = { releaseId: last.releaseId, edition: last.edition };
  }
}

function page(tx: Tx, after: { releaseId: string; edition: number } | null) {
  return tx.publicEdition.findMany({
    where: after
      ? { OR: [{ releaseId: { gt: after.releaseId } }, { releaseId: after.releaseId, edition: { gt: after.edition } }] }
      : {},
    orderBy: [{ releaseId: 'asc' }, { edition: 'asc' }],
    take: batch,
    select: {
      releaseId: true,
      edition: true,
      label: true,
      language: true,
      deskName: true,
      publishedAt: true,
      note: true,
      headline: true,
      subheadlines: true,
      dateline: true,
      body: true,
      endMark: true,
      contentHash: true,
      removedAt: true,
      release: { select: { series: true, period: true, number: true } },
    },
  });
}

function hashOf(row: Awaited<ReturnType<typeof page>>[number]): string {
  const {
    release,
    edition,
    label,
    language,
    deskName,
    publishedAt,
    note,
    headline,
    subheadlines,
    dateline,
    body,
    endMark,
  } = row;
  return canonicalHash(
    editionStatement({
      ...release,
      label,
      language,
      desk: deskName,
      edition,
      publishedAt: publishedAt.toISOString(),
      note,
      headline: headline ?? '',
      subheadlines,
      dateline,
      body,
      endMark: endMark ?? '',
    }),
  );
}
