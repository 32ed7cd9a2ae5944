// A telephone shows one of three screens. A link on one may lead to another.
import { createContext } from 'react';

export const screens = { list: 'List', document: 'Document', state: 'State' } as const;
export type Screen = keyof typeof screens;

/** Shows a screen. At a desk all three are visible and nothing changes. */
export const ShowScreen = createContext<(screen: Screen) => void>(() => {});
