// How large an entry of a preview link may be.

/** `days` a link holds at most. `links`: of a release that are open at once. */
export const previewSizes = { name: 200, days: 30, links: 20 } as const;
