import { stringify } from 'csv-stringify/sync';
import type { ListedPerson } from '#lib/accounts/schema.ts';

const columns = ['name', 'email', 'state', 'role', 'desk', 'last_seen', 'invited', 'added'];

/**
 * The people of the house as CSV, for the review of their rights. Each role has a line, and so has
 * a person without roles. Moments are ISO 8601, UTC. No field is a formula for a spreadsheet.
 */
export function peopleCsv(people: ListedPerson[]): string {
  const iso = (at: Date | null) => at?.toISOString() ?? '';
  const lines = people.flatMap(({ name, email, state, roles, lastSeenAt, invitedAt, createdAt }) =>
    (roles.length > 0 ? roles : [null]).map((held) => [
      name,
      email,
      state,
      held?.role ?? '',
      held ? (held.desk ?? 'whole house') : '',
      iso(lastSeenAt),
      iso(invitedAt),
      iso(createdAt),
    ]),
  );
  return stringify([columns, ...lines], { record_delimiter: 'windows', escape_formulas: true, bom: true });
}
