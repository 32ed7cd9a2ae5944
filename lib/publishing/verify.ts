import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type EditionAttachment, editionStatement } from './edition-rules.ts';

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

/** Recomputes the hash of every attached file; told are those that are gone, or other than the edition that names them says. */
export async function verifyFiles(tx: Tx): Promise<{ count: number; altered: string[] }> {
  const rows = await tx.$queryRaw<{ label: string; edition: number; name: string; whole: boolean }[]>`
    SELECT e.label, e.edition, a.file->>'name' AS name, coalesce(encode(sha256(f.bytes), 'hex') = a.file->>'file', false) AS whole
    FROM pub.edition e CROSS JOIN LATERAL jsonb_array_elements(e.attachments) a(file)
    LEFT JOIN pub.file f ON f.release_id = e.release_id AND f.sha256 = a.file->>'file'
    WHERE e.attachments <> '[]' ORDER BY e.release_id, e.edition`;
  const altered = rows.filter(({ whole }) => !whole);
  return { count: rows.length, altered: altered.map((one) => `${one.label} (edition ${one.edition}): ${one.name}`) };
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
      attachments: true,
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
    attachments,
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
      attachments: attachments as unknown as EditionAttachment[],
    }),
  );
}
