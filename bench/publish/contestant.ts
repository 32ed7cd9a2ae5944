import type { Turn } from './closed-loop.ts';

/** One that creates and publishes: a turn is one release, from nothing to published. */
export type Contestant = { name: string; turn: Turn; stop: () => Promise<void> };

export const mostClients = 32;
export const mostSeries = 8;
