import type { Role } from '#lib/core/actor.ts';

export const roleWords: Record<Role, string> = {
  officer: 'Officer',
  editor: 'Editor',
  auditor: 'Auditor',
  admin: 'Administrator',
};

/** What a role may do, in one line. */
export const roleHints: Record<Role, string> = {
  officer: 'writes and submits',
  editor: 'reviews and publishes',
  auditor: 'reads everything and the record',
  admin: 'people, desks, series; gives no right to approve',
};
