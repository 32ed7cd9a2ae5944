// On a telephone one of three screens is shown; what stands on one may lead to another.
import { createContext } from 'react';

export const screens = { list: 'List', document: 'Document', state: 'State' } as const;
export type Screen = keyof typeof screens;

/** Brings a screen to the front. At a desk all three are there, and nothing changes. */
export const ShowScreen = createContext<(screen: Screen) => void>(() => {});
