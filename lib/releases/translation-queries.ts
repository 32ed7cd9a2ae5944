import 'server-only';
import { type Actor, holds, systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { nameFor } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { refusalToTranslate } from './public-rules.ts';
import { refusalToCreate } from './rules.ts';
import type { DraftState } from './state-rules.ts';
import type { DeskRelease, Translated, Translations } from './schema.ts';

/**
 * Languages with a translation on any desk. It reads past the viewer’s desks and returns nothing
 * else.
 */
function languagesInProgress(originalId: string): Promise<string[]> {
  return readAs(systemActor('the newsroom'), async (tx) => {
    const rows = await tx.release.findMany({ where: { originalId }, select: { language: true } });
    return rows.map(({ language }) => language);
  });
}

/** The desks on which the viewer may start a translation, the original's own first. */
async function desksOf(tx: Tx, viewer: Actor, original: { deskKey: string }): Promise<Translations['desks']> {
  const desks = await tx.desk.findMany({ where: { closedAt: null }, orderBy: { key: 'asc' } });
  const own = desks.filter(({ id }) => holds(viewer, ['officer'], id));
  own.sort((a, b) => Number(b.key === original.deskKey) - Number(a.key === original.deskKey));
  return own.map(({ key, names }) => ({ key, name: nameFor(viewer, names) }));
}

/** The original’s public row, the pages with its number, and the house’s languages. */
async function publicSide(tx: Tx, id: string) {
  const original = await tx.publicRelease.findUniqueOrThrow({
    where: { id },
    select: { series: true, periodStart: true, number: true, language: true, label: true, state: true, deskKey: true },
  });
  const { series, periodStart, number } = original;
  const pages = await tx.publicRelease.findMany({
    where: { series, periodStart, number },
    select: { language: true, path: true },
  });
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true } });
  return { original, pages, house };
}

/** Translations on the viewer’s desks. */
async function readDrafts(tx: Tx, originalId: string) {
  const rows = await tx.release.findMany({
    where: { originalId },
    select: { id: true, language: true, drafts: { orderBy: { createdAt: 'desc' }, take: 1, select: { state: true } } },
  });
  return rows.map(({ id, language, drafts }) => ({
    language,
    onDesk: { releaseId: id, state: (drafts[0]?.state ?? 'draft') as DraftState },
  }));
}

/**
 * The other languages of a public release, and whether the viewer may start a translation. null for
 * others.
 */
export async function translationsOf(
  viewer: Actor,
  release: Pick<DeskRelease, 'id' | 'desk' | 'publicState' | 'original'>,
): Promise<Translations | null> {
  if (release.publicState === 'none' || release.original) return null;
  const inProgress = await languagesInProgress(release.id);
  return readAs(viewer, async (tx) => {
    const { original, pages, house } = await publicSide(tx, release.id);
    const drafts = await readDrafts(tx, release.id);
    const languages = house.languages
      .filter((language) => language !== original.language)
      .map((language): Translated => {
        const path = pages.find((page) => page.language === language)?.path ?? null;
        const onDesk = drafts.find((one) => one.language === language)?.onDesk ?? null;
        return {
          language,
          path,
          onDesk,
          state: path ? 'public' : inProgress.includes(language) ? 'under-way' : 'free',
        };
      });
    const free = languages.find(({ state }) => state === 'free');
    const desks = await desksOf(tx, viewer, original);
    const reasons: Reason[] = [];
    if (desks.length === 0) reasons.push(...(refusalToCreate(viewer, release.desk.id)?.reasons ?? []));
    if (free) reasons.push(...(refusalToTranslate(original, free.language, house.languages, [])?.reasons ?? []));
    return { languages, desks, canStart: { allowed: free !== undefined && reasons.length === 0, reasons } };
  });
}
