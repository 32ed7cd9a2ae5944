// The names of the house's own checks.

/** The checks that a house ranks, in the order of its page. */
export const rankedChecks = [
  'headlineLength',
  'textLength',
  'bannedWords',
  'acronyms',
  'weekdays',
  'quotes',
  'numbers',
  'telephones',
  'links',
  'pictures',
] as const;
export type RankedCheck = (typeof rankedChecks)[number];
