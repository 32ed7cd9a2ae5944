import 'server-only';
import type { Tx } from '#lib/core/db.ts';

/** The bytes of all files that are kept for a release, and whether this file is one of them. */
export async function roomOf(tx: Tx, releaseId: string, file: string): Promise<{ bytes: number; has: boolean }> {
  const [room] = await tx.$queryRaw<{ bytes: number; has: boolean }[]>`
    SELECT coalesce(sum(size), 0)::int AS bytes, coalesce(bool_or(sha256 = ${file}), false) AS has
    FROM newsroom.file WHERE release_id = ${releaseId}::uuid`;
  return room ?? { bytes: 0, has: false };
}

type NewFile = {
  releaseId: string;
  file: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  keptById: string | null;
};

/**
 * Writes a file's bytes. They are never deleted. The caller's transaction has locked the release.
 */
export async function writeFile(tx: Tx, { releaseId, file, type, bytes, keptById }: NewFile): Promise<void> {
  await tx.keptFile.create({
    data: { releaseId, sha256: file, type, size: bytes.length, bytes, keptById },
    select: { sha256: true },
  });
}

/** The types of these files by hash. Files that are not kept for the release are left out. */
export async function typesOfKept(tx: Tx, releaseId: string, files: string[]): Promise<Map<string, string>> {
  const rows = await tx.keptFile.findMany({
    where: { releaseId, sha256: { in: files } },
    select: { sha256: true, type: true },
  });
  return new Map(rows.map(({ sha256, type }) => [sha256, type]));
}
