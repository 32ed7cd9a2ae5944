import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { fileKinds, fileName } from '#lib/text/file-kinds-rules.ts';
import { kindOfName } from '#lib/media/rules.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;

/**
 * A kept file with its type and bytes; null if it is missing or not visible to the viewer.
 * @param wanted.file SHA-256, hex
 * @param wanted.name any file name; its ending must fit the type
 */
export async function getKeptFile(viewer: Actor, wanted: { releaseId: string; file: string; name: string }) {
  const { releaseId, file, name } = wanted;
  const kind = fileName.test(name) ? kindOfName(name) : null;
  if (kind === null || !uuid.test(releaseId) || !hash.test(file)) return null;
  return readAs(viewer, (tx) =>
    tx.keptFile.findUnique({
      where: { releaseId_sha256: { releaseId, sha256: file }, type: fileKinds[kind].type },
      select: { type: true, bytes: true },
    }),
  );
}
