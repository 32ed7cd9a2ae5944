// Links that set a password: an invitation, or a password that was forgotten. Promises:
//   - a link works once, for as long as its kind says, and only while no newer one took its place
//   - whoever was shut out has no link
import { type Refusal, refuse } from '#lib/core/result.ts';

export type LinkKind = 'invitation' | 'password';

/** How long a link works, in minutes. */
export const linkMinutes: Record<LinkKind, number> = { invitation: 72 * 60, password: 30 };

/** Where the browser goes with a code. */
export const linkPaths: Record<LinkKind, string> = { invitation: '/desk/join', password: '/desk/password' };

export type LinkFacts = { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date; disabledAt: Date | null };

const refused = (code: string, message: string) => refuse('conflict', { code, field: 'code', message });

/**
 * Why a link does nothing, or null. A code that there is not and one of somebody who was shut out
 * look alike.
 */
export function refusalOfLink(link: LinkFacts | null, now: Date): Refusal | null {
  if (!link || link.disabledAt)
    return refused('link-unknown', 'This link leads nowhere. Copy it whole, or ask an administrator for another.');
  if (link.usedAt)
    return refused('link-used', 'This link was used before, and works once. Sign in, or ask for another link.');
  if (link.revokedAt)
    return refused('link-replaced', 'A newer link took the place of this one. Use the newest, or ask for another.');
  if (link.expiresAt <= now) return refused('link-expired', 'This link is too old. Ask for another.');
  return null;
}
