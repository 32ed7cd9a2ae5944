// Links that set a password: for an invitation or a forgotten password. Promises:
//   - a link works once, within the time of its kind, and only until a newer link replaces it
//   - the links of a person who was shut out do not work
import { type Refusal, refuse } from '#lib/core/result.ts';

export type LinkKind = 'invitation' | 'password';

/** How long a link works, in minutes. */
export const linkMinutes: Record<LinkKind, number> = { invitation: 72 * 60, password: 30 };

/** The page that takes a code. */
export const linkPaths: Record<LinkKind, string> = { invitation: '/desk/join', password: '/desk/password' };

export type LinkFacts = { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date; disabledAt: Date | null };

const refused = (code: string, message: string) => refuse('conflict', { code, field: 'code', message });

/**
 * Why a link does not work, or null. An unknown code and the code of a person who was shut out get
 * the same refusal.
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
