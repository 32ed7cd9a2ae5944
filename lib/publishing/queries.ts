import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { type EditionText, type Text, textOfEdition } from '#lib/text/schema.ts';
import type { Hold, RegisterKind } from '#lib/site/schema.ts';

/** The newest published text of a release; null without one, or after a withdrawal removed it. */
export function publishedText(viewer: Actor, releaseId: string): Promise<Text | null> {
  return readAs(viewer, async (tx) => {
    const edition = await tx.publicEdition.findFirst({
      where: { releaseId },
      orderBy: { edition: 'desc' },
      select: { content: true },
    });
    return edition?.content ? textOfEdition(edition.content as EditionText) : null;
  });
}

/** The hold of the schedules; null while there is none. */
export async function scheduleHold(viewer: Actor): Promise<Hold | null> {
  return readAs(viewer, (tx) =>
    tx.scheduleHold.findUnique({ where: { id: 1 }, select: { heldAt: true, gainedSeconds: true } }),
  );
}

export type RegisterRow = {
  seq: string;
  at: Date;
  kind: RegisterKind;
  label: string;
  headline: string | null;
  path: string | null;
  language: string;
  /** null without a release, or for a release of a desk that the viewer does not see. */
  releaseId: string | null;
};

const pageSize = 100;

/**
 * The register, newest first, a hundred at a time.
 * @param before shows entries with a lower seq; null starts at the newest
 */
export function listRegister(
  viewer: Actor,
  before: string | null,
): Promise<{ rows: RegisterRow[]; more: string | null }> {
  return readAs(viewer, async (tx) => {
    const entries = await tx.registerEntry.findMany({
      where: before === null ? {} : { seq: { lt: BigInt(before) } },
      orderBy: { seq: 'desc' },
      take: pageSize + 1,
      select: { seq: true, at: true, kind: true, label: true, path: true, language: true, releaseId: true },
    });
    const page = entries.slice(0, pageSize);
    const ids = page.flatMap((entry) => (entry.releaseId === null ? [] : [entry.releaseId]));
    const releases = await tx.publicRelease.findMany({
      where: { id: { in: ids } },
      select: { id: true, headline: true },
    });
    const headlines = new Map(releases.map((release) => [release.id, release.headline]));
    const visible = await tx.release.findMany({ where: { id: { in: ids } }, select: { id: true } });
    const onDesk = new Set(visible.map(({ id }) => id));
    const rows = page.map((entry) => ({
      ...entry,
      kind: entry.kind as RegisterKind,
      releaseId: entry.releaseId !== null && onDesk.has(entry.releaseId) ? entry.releaseId : null,
      seq: String(entry.seq),
      headline: headlines.get(entry.releaseId ?? '') ?? null,
    }));
    return { rows, more: entries.length > pageSize ? (rows.at(-1)?.seq ?? null) : null };
  });
}
