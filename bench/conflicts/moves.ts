// Which verbs two people may press at the same moment, by the release's state.
import type { Chance } from '../chance.ts';
import type { Snapshot } from './read-release.ts';

export type Press =
  | 'save'
  | 'submit'
  | 'recall'
  | 'requestChanges'
  | 'approve'
  | 'edit'
  | 'publish'
  | 'schedule'
  | 'unschedule'
  | 'publishUrgently'
  | 'discard'
  | 'restore'
  | 'correct'
  | 'withdraw'
  | 'reinstate';

/** The desk's people: officers who have both written the text, and editors who have not. */
export type Staff<Person> = { officers: Person[]; editors: Person[] };

const atDesk: Record<string, readonly Press[]> = {
  draft: ['save', 'save', 'save', 'submit', 'submit', 'publishUrgently', 'discard'],
  'changes-requested': ['save', 'save', 'submit', 'discard'],
  submitted: ['approve', 'approve', 'approve', 'recall', 'requestChanges', 'publishUrgently', 'discard'],
  approved: ['publish', 'publish', 'publish', 'schedule', 'schedule', 'edit', 'discard'],
  scheduled: ['unschedule', 'edit'],
  discarded: ['restore'],
};

const officersPress = new Set<Press>(['save', 'submit', 'recall', 'correct']);
const editorsPress = new Set<Press>([
  'approve',
  'requestChanges',
  'publish',
  'schedule',
  'unschedule',
  'publishUrgently',
  'withdraw',
  'reinstate',
]);

/**
 * A verb for each person. A draft gets any two verbs of its state. A published release gets the
 * same verb twice, since a withdrawal and a correction do not conflict.
 */
function verbsFor(seen: Snapshot, chance: Chance): [Press, Press] {
  if (seen.publicState === 'withdrawn') return ['reinstate', 'reinstate'];
  const known = atDesk[seen.state];
  if (known) return [chance.pick(known), chance.pick(known)];
  const one: Press = chance.pick(['correct', 'correct', 'withdraw']);
  return [one, one];
}

function mayPress<Person extends { id: string }>(verb: Press, staff: Staff<Person>, seen: Snapshot): Person[] {
  const editors = verb === 'approve' ? staff.editors.filter(({ id }) => !seen.approvers.includes(id)) : staff.editors;
  if (officersPress.has(verb)) return staff.officers;
  return editorsPress.has(verb) ? editors : [...staff.officers, ...editors];
}

/** Two different people, each with a verb that would succeed if nobody else pressed one. */
export function drawMoves<Person extends { id: string }>(seen: Snapshot, staff: Staff<Person>, chance: Chance) {
  const [first, second] = verbsFor(seen, chance);
  const one = chance.pick(mayPress(first, staff, seen));
  const other = chance.pick(mayPress(second, staff, seen).filter(({ id }) => id !== one.id));
  return [
    { verb: first, actor: one },
    { verb: second, actor: other },
  ] as const;
}
