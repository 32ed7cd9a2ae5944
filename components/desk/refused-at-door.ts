// What the newsroom's door says before any action is reached comes as an error with the door's words.
import type { Reason } from '#lib/core/result.ts';

/** The reason of an act that was not let in for want of a session; null for any other error. */
export function signedOutBy(error: unknown): Reason | null {
  const words = error instanceof Error ? error.message.trim() : '';
  return words.startsWith('You are signed out.') ? { code: 'signed-out', message: words } : null;
}
