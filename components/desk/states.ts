// How a release's state is told: in words, with a shape and a colour of its own.
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

/** A draft's own state while one is open, else what the public sees. */
export function stateOf(release: Pick<DeskListItem, 'publicState'> & { state: DraftState | null }): ShownState {
  if (release.state) return release.state;
  return release.publicState === 'withdrawn' ? 'withdrawn' : 'published';
}
