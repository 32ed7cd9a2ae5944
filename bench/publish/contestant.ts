import type { Turn } from './closed-loop.ts';

/** A newsroom that creates and publishes. One turn is one release, from nothing to published. */
export type Contestant = { name: string; turn: Turn; stop: () => Promise<void> };

export const mostClients = 32;
export const mostSeries = 8;
