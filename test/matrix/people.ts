// Everyone who may try: each role on the desk, on the whole house and on another desk; nobody's
// role; and disabled users.
import type { Role } from '#lib/core/actor.ts';

/** Where a role is held: on the release's desk, on the whole house, or on another desk. */
type HeldRole = { role: Role; on: 'desk' | 'house' | 'elsewhere' };
export type Person = { name: string; holds: HeldRole[]; isLetIn: boolean };

const person = (name: string, ...holds: [Role, HeldRole['on']][]): Person => ({
  name,
  holds: holds.map(([role, on]) => ({ role, on })),
  isLetIn: true,
});

export const people: Person[] = [
  person('officer', ['officer', 'desk']),
  person('editor', ['editor', 'desk']),
  person('officer and editor', ['officer', 'desk'], ['editor', 'desk']),
  person('auditor', ['auditor', 'desk']),
  person('admin of the desk', ['admin', 'desk']),
  person('officer of the house', ['officer', 'house']),
  person('editor of the house', ['editor', 'house']),
  person('auditor of the house', ['auditor', 'house']),
  person('admin', ['admin', 'house']),
  person('officer of another desk', ['officer', 'elsewhere']),
  person('editor of another desk', ['editor', 'elsewhere']),
  person(
    'auditor here, officer and editor elsewhere',
    ['auditor', 'desk'],
    ['officer', 'elsewhere'],
    ['editor', 'elsewhere'],
  ),
  person('nobody'),
  { ...person('disabled', ['officer', 'desk'], ['editor', 'desk'], ['admin', 'house']), isLetIn: false },
  { ...person('signed out', ['officer', 'desk'], ['editor', 'desk'], ['admin', 'house']), isLetIn: false },
];

export const roleOn = (who: Person, roles: readonly Role[]) =>
  who.holds.some(({ role, on }) => on !== 'elsewhere' && roles.includes(role));
