import 'server-only';
import { namesOfUsers } from '#lib/accounts/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { nameFor } from '#lib/core/languages.ts';
import { allowedWhen } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import { missedOf } from '#lib/releases/draft-view.ts';
import { type LoadedDraft, loadDrafts } from '#lib/releases/load.ts';
import { refusal } from '#lib/releases/rules.ts';
import { bundleVerbs, refusalOnBundle } from './bundle-rules.ts';
import type { Bundles, BundleText, DeskBundle } from './bundle-schema.ts';
import { loadBundle } from './load.ts';

/** Bundles, and free texts, that one page shows. */
const longest = { bundles: 50, free: 200 } as const;

const freeText = (viewer: Actor, { release, draft }: LoadedDraft): Bundles['free'][number] => ({
  releaseId: release.id,
  version: draft.version,
  headline: draft.headline,
  kind: draft.kind as BundleText['kind'],
  language: release.language,
  series: nameFor(viewer, release.series.names),
  desk: nameFor(viewer, release.desk.names),
  label: release.label,
});

/**
 * The bundles that have a text which the viewer sees, newest change first, and the approved texts
 * that the viewer may put into one.
 */
export function bundlesOnDesk(viewer: Actor): Promise<Bundles> {
  return readAs(viewer, async (tx) => {
    const rows = await tx.bundle.findMany({ orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }], take: longest.bundles });
    const nameOf = await namesOfUsers(
      tx,
      rows.map(({ scheduledById }) => scheduledById),
    );
    const bundles: DeskBundle[] = [];
    for (const row of rows) {
      const { bundle, facts, texts } = await loadBundle(tx, row);
      const can = bundleVerbs.map((verb) => [verb, allowedWhen(refusalOnBundle(verb, viewer, facts, null))] as const);
      bundles.push({
        id: bundle.id,
        name: bundle.name,
        version: bundle.version,
        changedBy: facts.changedBy,
        changedAt: facts.changedAt,
        publishAt: bundle.publishAt,
        scheduledBy: bundle.publishAt ? nameOf(bundle.scheduledById) : null,
        missed: missedOf(bundle),
        texts: texts.map((text) => ({
          ...freeText(viewer, text),
          canLeave: allowedWhen(refusal('leaveBundle', viewer, text.facts, null)),
        })),
        unseen: bundle.size - texts.length,
        can: Object.fromEntries(can) as DeskBundle['can'],
      });
    }
    const approved = await tx.draft.findMany({
      where: { state: 'approved', bundleId: null },
      orderBy: { updatedAt: 'desc' },
      take: longest.free,
      select: { releaseId: true },
    });
    const texts = await loadDrafts(
      tx,
      approved.map(({ releaseId }) => releaseId),
    );
    const free = texts.filter(({ facts }) => refusal('bundle', viewer, facts, null) === null);
    return { bundles, free: free.map((text) => freeText(viewer, text)) };
  });
}
