// How a release stands. The words for it are in the catalogue, at `states`.
import type { Words } from '#components/words/catalogues.ts';
import type { DraftState } from '#lib/releases/state-rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';

export type ShownState = DraftState | 'withdrawn';

/** The open draft's state; without an open draft, the public state. */
export function stateOf(release: Pick<DeskListItem, 'publicState'> & { state: DraftState | null }): ShownState {
  if (release.state) return release.state;
  return release.publicState === 'withdrawn' ? 'withdrawn' : 'published';
}

/** "Correction to PR No.219", "Withdrawn"; null where the label alone says enough. */
export function kindWords(
  release: { isCorrection: boolean; label: string | null; publicState: DeskListItem['publicState'] },
  t: Words<'states'>,
): string | null {
  const { isCorrection, publicState } = release;
  if (!isCorrection) return null;
  return t(publicState === 'withdrawn' ? 'correctionWithdrawn' : 'correction', { label: release.label ?? '' });
}
