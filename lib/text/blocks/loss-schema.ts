// What a paste or a Word file could not bring into a text.

/** Where each kind went: left out, kept as words alone, or put at the end. */
export const fates = {
  left: ['comment', 'deletion', 'hidden', 'picture', 'embedded', 'file', 'field', 'sign', 'margin'],
  words: ['link', 'table', 'formula', 'heading', 'numbering'],
  end: ['note'],
} as const;
export type Fate = keyof typeof fates;
export type LossKind = (typeof fates)[Fate][number];
export const lossKinds: readonly LossKind[] = [...fates.left, ...fates.words, ...fates.end];

/** One thing that was lost, with its words. */
export type Loss = { kind: LossKind; words: string };

/** How many are kept with a draft. */
export const mostLosses = 1000;
/** Of the words of one, in characters. */
export const longestLoss = 300;

/** A loss with its words on one line, cut where nobody reads on. */
export const lossOf = (kind: LossKind, words = ''): Loss => ({
  kind,
  words: words.replace(/\s+/g, ' ').trim().slice(0, longestLoss),
});
