import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;

/** The bytes of a file that is kept for a release; null when it is not there or not the viewer's to see. */
export function getKeptFile(viewer: Actor, releaseId: string, file: string) {
  if (!uuid.test(releaseId) || !hash.test(file)) return Promise.resolve(null);
  return readAs(viewer, (tx) =>
    tx.keptFile.findUnique({
      where: { releaseId_sha256: { releaseId, sha256: file } },
      select: { type: true, bytes: true },
    }),
  );
}
