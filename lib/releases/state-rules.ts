// The states of a draft. Pure.

export const draftStates = [
  'draft',
  'submitted',
  'changes-requested',
  'approved',
  'scheduled',
  'published',
  'discarded',
] as const;
export type DraftState = (typeof draftStates)[number];

/** Neither published nor discarded. */
export const isOpen = (state: DraftState) => state !== 'published' && state !== 'discarded';

/** The states in a sentence. */
export const stateWords: Record<DraftState, string> = {
  draft: 'a draft',
  submitted: 'submitted for review',
  'changes-requested': 'back with its officer, changes requested',
  approved: 'approved',
  scheduled: 'scheduled',
  published: 'published',
  discarded: 'discarded',
};
