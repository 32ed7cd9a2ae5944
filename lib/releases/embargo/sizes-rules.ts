// How long what is said of an embargo may be.

export const embargoSizes = { terms: 500, reason: 500 } as const;
