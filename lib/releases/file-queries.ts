import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { fileKinds, fileName } from '#lib/text/file-kinds-rules.ts';
import { kindOfName } from '#lib/media/rules.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;

/**
 * The bytes of a file that is kept for a release; null when it is not there or not the viewer's to see.
 * @param asked.name any name that a text may give it
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
