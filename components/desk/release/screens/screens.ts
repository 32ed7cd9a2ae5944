// A telephone shows one of four screens. A link on one may lead to another.
import { createContext } from 'react';

export const screens = ['list', 'document', 'comments', 'state'] as const;
export type Screen = (typeof screens)[number];

/**
 * Shows a screen; what stands on it can be focused at once. At a desk all are visible and nothing
 * changes.
 */
export const ShowScreen = createContext<(screen: Screen) => void>(() => {});
