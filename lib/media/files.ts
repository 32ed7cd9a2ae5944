import 'server-only';
import { createHash } from 'node:crypto';
import type { Tx } from '#lib/core/db.ts';
import { askOf, sendOf } from '#lib/core/statement.ts';

/** SHA-256, hex, of a file's bytes: what a text names it by. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What is kept for a release: bytes together, and whether a file with this hash is among it. */
export async function roomOf(tx: Tx, releaseId: string, file: string): Promise<{ bytes: number; has: boolean }> {
  const [room] = await askOf<{ bytes: number; has: boolean }>(tx)`
    SELECT coalesce(sum(size), 0)::int AS bytes, coalesce(bool_or(sha256 = ${file}), false) AS has
    FROM newsroom.file WHERE release_id = ${releaseId}::uuid`;
  return room ?? { bytes: 0, has: false };
}

type NewFile = { releaseId: string; file: string; type: string; bytes: Uint8Array; keptById: string | null };

/** Writes a file's bytes, for ever. Runs inside the caller's transaction, which has locked the release. */
export async function writeFile(tx: Tx, { releaseId, file, type, bytes, keptById }: NewFile): Promise<void> {
  await sendOf(tx)`
    INSERT INTO newsroom.file (release_id, sha256, type, size, bytes, kept_by_id)
    VALUES (${releaseId}::uuid, ${file}, ${type}, ${bytes.length}, ${bytes}, ${keptById}::uuid)`;
}

/** The types of those of these files that are kept for the release, by hash. */
export async function typesOfKept(tx: Tx, releaseId: string, files: string[]): Promise<Map<string, string>> {
  const rows = await askOf<{ file: string; type: string }>(tx)`
    SELECT sha256 AS file, type FROM newsroom.file WHERE release_id = ${releaseId}::uuid AND sha256 = ANY(${files})`;
  return new Map(rows.map(({ file, type }) => [file, type]));
}
