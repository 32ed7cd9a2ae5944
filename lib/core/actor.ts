// Who acts, and on which desks they hold which role. Pure: rules import it.

export const roles = ['officer', 'editor', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A role on a desk, or on the whole house where `deskId` is null. */
export type Grant = { role: Role; deskId: string | null };

/** What acts without a person, as the record names it. Screens have their own words for it. */
export const systems = [
  'the house',
  'the newsroom',
  'the command line',
  'the set-up',
  'the demonstration',
  'the finder',
  'a visitor with a link',
  'sign-in',
  'sign-out',
] as const;
/** Who changed what no person changed. */
export const theHouse = 'the house';

export type Actor =
  /** `language`: in which they read the names of desks and series; English without one. */
  | { kind: 'user'; id: string; name: string; email: string; grants: Grant[]; language?: string }
  | { kind: 'system'; id: null; name: string; grants: [] };

/** The house itself: worker, import, seed. */
export function systemActor(name: string): Actor {
  return { kind: 'system', id: null, name, grants: [] };
}

/** True if the actor holds one of `wanted` on this desk or on the whole house. */
export function holds(actor: Actor, wanted: readonly Role[], deskId: string): boolean {
  return actor.grants.some((g) => wanted.includes(g.role) && (g.deskId === null || g.deskId === deskId));
}

/** True for an administrator of the whole house. */
export const isAdministrator = ({ grants }: Actor): boolean =>
  grants.some(({ role, deskId }) => role === 'admin' && deskId === null);

/** Roles that may read drafts. An admin runs the house and reads no drafts. */
const readingRoles = ['officer', 'editor', 'auditor'] as const;

/** The desks whose drafts the actor may read: all of them, or a list of ids. */
export function desksSeenBy(actor: Actor): '*' | string[] {
  if (actor.kind === 'system') return '*';
  const reading = actor.grants.filter((g) => (readingRoles as readonly Role[]).includes(g.role));
  if (reading.some((g) => g.deskId === null)) return '*';
  return [...new Set(reading.flatMap((g) => (g.deskId === null ? [] : [g.deskId])))];
}
