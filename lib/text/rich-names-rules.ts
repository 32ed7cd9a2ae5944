/** The fields that hold a document. */
export const richNames = ['body', 'notes'] as const;
export type RichName = (typeof richNames)[number];
