import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { editionStatement } from '#lib/text/edition-rules.ts';
import type { EditionText } from '#lib/text/schema.ts';

const batch = 500;

/**
 * Recomputes the hash of every published text, except those that a withdrawal removed.
 * @returns the number of editions, and those whose hash differs, by label
 */
export async function verifyEditions(tx: Tx): Promise<{ count: number; altered: string[] }> {
  const altered: string[] = [];
  let count = 0;
  for (let after: { releaseId: string; edition: number } | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof editionPage>> = await editionPage(tx, after);
    for (const row of rows) {
      count++;
      if (row.removedAt === null && hashOfRow(row) !== row.contentHash)
        altered.push(`${row.label} (edition ${row.edition})`);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { count, altered };
    after = { releaseId: last.releaseId, edition: last.edition };
  }
}

// The entry follows its edition by less than a minute. The clock may be set back a few seconds in
// between.
const skewSeconds = 5;
const longestSeconds = 60;

/**
 * Lists editions whose date does not match their register entry, 20 at most. Archived editions keep
 * their old dates.
 */
export async function verifyTimes(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ label: string; edition: number; at: Date; entry: Date }[]>`
    SELECT e.label, e.edition, e.published_at AS at, g.at AS entry
    FROM pub.register_entry g JOIN pub.edition e ON e.release_id = g.release_id AND e.edition = g.edition
    WHERE g.kind IN ('published', 'corrected', 'archived')
      AND (e.published_at > g.at + ${skewSeconds} * interval '1 second'
        OR (g.kind <> 'archived' AND e.published_at < g.at - ${longestSeconds} * interval '1 second'))
    ORDER BY g.seq LIMIT 20`;
  return rows.map(
    ({ label, edition, at, entry }) =>
      `${label} (edition ${edition}) is dated ${at.toISOString()}, its entry in the register ${entry.toISOString()}`,
  );
}

type AttachedFile = { releaseId: string; edition: number; label: string; file: string; name: string };

/**
 * Attachments of the next 500 editions that have any.
 * @param after the last edition of the page before
 */
function attachedFiles(tx: Tx, after: { releaseId: string; edition: number } | null) {
  return tx.$queryRaw<AttachedFile[]>`
    SELECT e.release_id::text AS "releaseId", e.edition, e.label, a.file->>'file' AS file, a.file->>'name' AS name
    FROM (SELECT * FROM pub.edition WHERE content ? 'attachments'
            AND (release_id, edition) > (${after?.releaseId ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${after?.edition ?? 0}::int)
          ORDER BY release_id, edition LIMIT ${batch}) e
    CROSS JOIN LATERAL jsonb_array_elements(e.content->'attachments') a(file)
    ORDER BY e.release_id, e.edition`;
}

async function isWhole(tx: Tx, { releaseId, file }: AttachedFile): Promise<boolean> {
  const rows = await tx.$queryRaw<{ whole: boolean }[]>`
    SELECT coalesce(encode(sha256(bytes), 'hex') = sha256, false) AS whole
    FROM pub.file WHERE release_id = ${releaseId}::uuid AND sha256 = ${file}`;
  return rows[0]?.whole ?? false;
}

/**
 * Recomputes the hash of every attached file, one per statement, since all together may not fit.
 * @returns the number of files, and those that are gone or altered
 */
export async function verifyFiles(tx: Tx): Promise<{ count: number; altered: string[] }> {
  const altered: string[] = [];
  let count = 0;
  for (let after: { releaseId: string; edition: number } | null = null; ; ) {
    const files: AttachedFile[] = await attachedFiles(tx, after);
    for (const one of files) {
      count++;
      if (!(await isWhole(tx, one))) altered.push(`${one.label} (edition ${one.edition}): ${one.name}`);
    }
    const last = files.at(-1);
    if (!last) return { count, altered };
    after = { releaseId: last.releaseId, edition: last.edition };
  }
}

function editionPage(tx: Tx, after: { releaseId: string; edition: number } | null) {
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
      content: true,
      contentHash: true,
      removedAt: true,
      release: { select: { series: true, period: true, number: true } },
    },
  });
}

function hashOfRow(row: Awaited<ReturnType<typeof editionPage>>[number]): string {
  const { release, edition, label, language, deskName, publishedAt, note } = row;
  const text = row.content as EditionText | null;
  if (text === null) return '';
  const place = { ...release, label, language, desk: deskName, edition, publishedAt: publishedAt.toISOString(), note };
  return canonicalHash(editionStatement(place, text));
}
