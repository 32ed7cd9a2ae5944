// A telephone shows one of three screens. A link on one may lead to another.
import { createContext } from 'react';

export const screens = ['list', 'document', 'state'] as const;
export type Screen = (typeof screens)[number];

/** Shows a screen. At a desk all three are visible and nothing changes. */
export const ShowScreen = createContext<(screen: Screen) => void>(() => {});
