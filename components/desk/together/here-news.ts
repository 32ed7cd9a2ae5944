/** The event of a window: who is in a release has changed. `detail` is a `HereDetail`. */
export const hereNews = 'pressmark:here';
export type HereDetail = { releaseId: string };
