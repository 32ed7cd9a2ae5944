import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import type { SeriesRow } from '#lib/numbering/commands.ts';
import type { Content } from '#lib/text/schema.ts';
import { linkOutcomes } from '../links/link-queries.ts';
import { addressesOf } from './link-rules.ts';
import type { Demands, Outside } from './schema.ts';
import { numberToCome } from '../number-to-come.ts';

type Looked = {
  release: { label: string | null; originalId: string | null; seriesId: string; series: SeriesRow };
  draft: { pastedLabel: string | null };
  content: Content;
  demands: Demands;
};

/** The numbers that a release has or may get: its own, or the next one and those reserved. */
async function labelsOf(tx: Tx, { release }: Looked): Promise<string[]> {
  if (release.label !== null) return [release.label];
  const { label } = await numberToCome(tx, release);
  if (release.originalId !== null) return [label];
  const reserved = await tx.reservation.findMany({
    where: { seriesId: release.seriesId, state: 'open' },
    select: { label: true },
  });
  return [label, ...reserved.map((one) => one.label)];
}

/** What the checks of a draft need to know besides its text. */
export async function outsideOf(tx: Tx, current: Looked): Promise<Outside> {
  const { ranks } = current.demands.preflight;
  return {
    labels: ranks.numbers === 'off' ? [] : await labelsOf(tx, current),
    pastedLabel: current.draft.pastedLabel,
    links: ranks.links === 'off' ? {} : await linkOutcomes(tx, addressesOf(current.content)),
  };
}
