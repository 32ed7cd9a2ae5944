// The words for a release's state.
import type { DraftState } from '#lib/releases/rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';

export type ShownState = DraftState | 'withdrawn';

export const stateWords: Record<ShownState, string> = {
  draft: 'Draft',
  submitted: 'Submitted',
  'changes-requested': 'Changes requested',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
  discarded: 'Discarded',
};

/** The open draft's state; without an open draft, the public state. */
export function stateOf(release: Pick<DeskListItem, 'publicState'> & { state: DraftState | null }): ShownState {
  if (release.state) return release.state;
  return release.publicState === 'withdrawn' ? 'withdrawn' : 'published';
}

/** "Correction to PR No.219", "Withdrawn"; null where the label alone says enough. */
export function kindWords({
  isCorrection,
  label,
  publicState,
}: {
  isCorrection: boolean;
  label: string | null;
  publicState: DeskListItem['publicState'];
}): string | null {
  if (!isCorrection) return null;
  return `Correction to ${label}${publicState === 'withdrawn' ? ', withdrawn' : ''}`;
}
