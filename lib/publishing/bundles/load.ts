import 'server-only';
import { theHouse } from '#lib/core/actor.ts';
import type { Bundle, Tx } from '#lib/core/db.ts';
import { type LoadedDraft, loadDrafts, lockDrafts } from '#lib/releases/load.ts';
import type { BundleFacts } from './bundle-rules.ts';

/** A bundle with the texts that the actor sees, in their order. */
export type LoadedBundle = { bundle: Bundle; facts: BundleFacts; texts: LoadedDraft[] };

async function load(
  tx: Tx,
  bundle: Bundle,
  read: (tx: Tx, releaseIds: string[]) => Promise<LoadedDraft[]>,
): Promise<LoadedBundle> {
  const members = await tx.draft.findMany({
    where: { bundleId: bundle.id },
    orderBy: { bundlePlace: 'asc' },
    select: { releaseId: true },
  });
  const texts = await read(
    tx,
    members.map(({ releaseId }) => releaseId),
  );
  const user = bundle.updatedById
    ? await tx.userAccount.findUnique({ where: { id: bundle.updatedById }, select: { name: true } })
    : null;
  const facts = {
    version: bundle.version,
    changedBy: user?.name ?? theHouse,
    changedAt: bundle.updatedAt,
    publishAt: bundle.publishAt,
    size: bundle.size,
    desks: texts.map(({ release }) => release.deskId),
  };
  return { bundle, facts, texts };
}

/** Loads a bundle without a lock, to show it. */
export function loadBundle(tx: Tx, bundle: Bundle): Promise<LoadedBundle> {
  return load(tx, bundle, loadDrafts);
}

/**
 * Locks a bundle and its texts until the transaction ends and loads them; null if it is missing or
 * none of its texts is visible. The bundle is locked before any release.
 */
export async function lockBundle(tx: Tx, id: string): Promise<LoadedBundle | null> {
  const locked = await tx.$executeRaw`SELECT 1 FROM newsroom.bundle WHERE id = ${id}::uuid FOR UPDATE`;
  if (locked === 0) return null;
  const bundle = await tx.bundle.findUnique({ where: { id } });
  return bundle && load(tx, bundle, lockDrafts);
}
