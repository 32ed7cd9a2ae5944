// Shapes of deliveries, for the desk's screens and its commands.
import { z } from 'zod';

export const sendAgainSchema = z.strictObject({
  deliveryId: z.uuid('This delivery is unknown. Load the page anew.'),
});
export type SendAgainInput = z.infer<typeof sendAgainSchema>;

export const deliveryStates = ['failed', 'waiting', 'sent'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A delivery as administrators see it: no word of what it says. */
export type DeliveryRow = {
  id: string;
  address: string;
  state: DeliveryState;
  /** Which link it has; null for notices. */
  link: 'invitation' | 'password' | null;
  /** How many notices it has. */
  noticeCount: number;
  tries: number;
  answer: string;
  createdAt: Date;
  /** When it is tried next, while it waits. */
  nextTryAt: Date;
  sentAt: Date | null;
};

/** Which deliveries are shown: by state, from this id on. */
export type DeliveryQuestion = { state: DeliveryState; before: string | null };

export type DeliveryPage = { rows: DeliveryRow[]; next: string | null; counts: { failed: number; waiting: number } };
