import type { ReactNode } from 'react';
import type { TextHistory, TextKey } from '#lib/releases/history/schema.ts';

/** The History as its page shows it. `marked`: the comparison, drawn on the server. */
export type ShownHistory = Omit<TextHistory, 'compared'> & {
  compared: { from: TextKey; to: TextKey; isSame: boolean; marked: ReactNode } | null;
};
