// What each cell must answer, written by hand from the office's rules and not from lib, so that a
// rule changed by mistake fails here.
import type { OnRelease, OnTheHouse } from './commands.ts';
import { type Person, roleOn } from './people.ts';
import type { Situation } from './situations.ts';

type RoleName = 'officer' | 'editor' | 'admin';
type Line = {
  /** The situations in which the command is possible. */
  in: Situation[];
  /** Roles on the release's desk or on the house that may run it. */
  by: RoleName[];
  /**
   * Whether the actor must, or must not, have written the text, or the comment. An editor may be
   * exempt.
   */
  own?: 'must' | 'must, unless editor' | 'must not' | 'comment must';
};

const neverPublished: Situation[] = [
  'draft',
  'submitted',
  'half approved',
  'changes requested',
  'approved',
  'embargoed',
  'bundled',
  'scheduled',
  'discarded',
];

const notYetPublic: Situation[] = [...neverPublished.filter((one) => one !== 'discarded'), 'correcting'];

const onRelease: Record<OnRelease, Line> = {
  save: { in: ['draft', 'changes requested', 'correcting'], by: ['officer', 'editor'] },
  change: { in: ['draft', 'changes requested', 'correcting'], by: ['officer', 'editor'] },
  settleReading: { in: ['draft', 'changes requested', 'correcting'], by: ['officer', 'editor'] },
  bringBack: { in: ['draft', 'changes requested', 'correcting'], by: ['officer', 'editor'] },
  keepFile: { in: ['draft', 'changes requested', 'correcting'], by: ['officer', 'editor'] },
  submit: { in: ['draft', 'changes requested', 'correcting'], by: ['officer'], own: 'must' },
  recall: { in: ['submitted', 'half approved'], by: ['officer'], own: 'must' },
  requestChanges: { in: ['submitted', 'half approved'], by: ['editor'] },
  approve: { in: ['submitted', 'half approved'], by: ['editor'], own: 'must not' },
  edit: { in: ['approved', 'embargoed', 'bundled', 'scheduled'], by: ['officer', 'editor'] },
  publish: { in: ['approved', 'embargoed', 'bundled'], by: ['editor'] },
  schedule: { in: ['approved', 'embargoed', 'bundled'], by: ['editor'] },
  leaveBundle: { in: ['approved', 'embargoed', 'bundled'], by: ['editor'] },
  unschedule: { in: ['scheduled'], by: ['editor'] },
  publishUrgently: { in: ['draft', 'submitted', 'half approved', 'correcting'], by: ['editor'] },
  reviewUrgent: { in: ['published urgently'], by: ['editor'], own: 'must not' },
  discard: {
    in: ['draft', 'submitted', 'half approved', 'changes requested', 'approved', 'embargoed', 'bundled', 'correcting'],
    by: ['officer', 'editor'],
    own: 'must, unless editor',
  },
  restore: { in: ['discarded'], by: ['officer', 'editor'], own: 'must, unless editor' },
  addComment: { in: notYetPublic, by: ['officer', 'editor'] },
  answerComment: { in: notYetPublic, by: ['officer', 'editor'] },
  resolveComment: { in: notYetPublic, by: ['officer', 'editor'] },
  reopenComment: { in: notYetPublic, by: ['officer', 'editor'] },
  changeComment: { in: notYetPublic, by: ['officer', 'editor'], own: 'comment must' },
  withdrawComment: { in: notYetPublic, by: ['officer', 'editor'], own: 'comment must' },
  changeAnswer: { in: notYetPublic, by: ['officer', 'editor'], own: 'comment must' },
  withdrawAnswer: { in: notYetPublic, by: ['officer', 'editor'], own: 'comment must' },
  assign: { in: notYetPublic, by: ['officer', 'editor'] },
  setEmbargo: { in: notYetPublic, by: ['officer', 'editor'] },
  liftEmbargo: { in: notYetPublic, by: ['officer', 'editor'] },
  makePreviewLink: { in: notYetPublic, by: ['officer', 'editor'] },
  endPreviewLink: {
    in: [...neverPublished, 'correcting', 'published', 'published urgently', 'withdrawn', 'withdrawn, text removed'],
    by: ['officer', 'editor'],
  },
  correct: { in: ['published', 'published urgently'], by: ['officer'] },
  translate: { in: ['published', 'published urgently', 'correcting'], by: ['officer'] },
  withdraw: { in: ['published', 'published urgently', 'correcting'], by: ['editor'] },
  reinstate: { in: ['withdrawn'], by: ['editor'] },
};

const onTheHouse: Record<OnTheHouse, { by: RoleName[]; on: 'desk' | 'house' | 'any desk' | 'texts' }> = {
  create: { by: ['officer'], on: 'desk' },
  readWord: { by: ['officer', 'editor'], on: 'any desk' },
  reserve: { by: ['editor'], on: 'any desk' },
  void: { by: ['editor'], on: 'any desk' },
  setNext: { by: ['admin'], on: 'house' },
  addSeries: { by: ['admin'], on: 'house' },
  setSeries: { by: ['admin'], on: 'house' },
  restartSeries: { by: ['admin'], on: 'house' },
  setHouse: { by: ['admin'], on: 'house' },
  setEmblem: { by: ['admin'], on: 'house' },
  addDesk: { by: ['admin'], on: 'house' },
  setDesk: { by: ['admin'], on: 'house' },
  addUser: { by: ['admin'], on: 'house' },
  inviteUser: { by: ['admin'], on: 'house' },
  linkUser: { by: ['admin'], on: 'house' },
  addToken: { by: ['admin'], on: 'house' },
  revokeToken: { by: ['admin'], on: 'house' },
  begin: { by: ['admin'], on: 'house' },
  absent: { by: ['admin'], on: 'house' },
  disableUser: { by: ['admin'], on: 'house' },
  enableUser: { by: ['admin'], on: 'house' },
  resetPassword: { by: ['admin'], on: 'house' },
  changeRoles: { by: ['admin'], on: 'house' },
  setRoles: { by: ['admin'], on: 'house' },
  makeBundle: { by: ['editor'], on: 'texts' },
  joinBundle: { by: ['editor'], on: 'texts' },
  orderBundle: { by: ['editor'], on: 'texts' },
  scheduleBundle: { by: ['editor'], on: 'texts' },
  unscheduleBundle: { by: ['editor'], on: 'texts' },
  publishBundle: { by: ['editor'], on: 'texts' },
  takeBundleApart: { by: ['editor'], on: 'texts' },
  addEvent: { by: ['officer', 'editor'], on: 'desk' },
  changeEvent: { by: ['officer', 'editor'], on: 'texts' },
  moveEvent: { by: ['officer', 'editor'], on: 'texts' },
  confirmEvent: { by: ['officer', 'editor'], on: 'texts' },
  cancelEvent: { by: ['officer', 'editor'], on: 'texts' },
  makeCalendarAddress: { by: ['editor'], on: 'desk' },
  endCalendarAddress: { by: ['editor', 'admin'], on: 'desk' },
  sendAgain: { by: ['admin'], on: 'house' },
  // For the house alone, from its command line.
  archiveMany: { by: [], on: 'house' },
  archive: { by: [], on: 'house' },
  acceptClock: { by: [], on: 'house' },
  releaseSchedules: { by: [], on: 'house' },
};

/** The answer of a cell: done, or the refusal's kind and its sorted codes. */
export type Expected = 'done' | { kind: string; codes: string[] };

const signedOut: Expected = { kind: 'unauthenticated', codes: ['signed-out'] };
const unseen: Expected = { kind: 'not-found', codes: ['not-found'] };
const sees = (who: Person) => roleOn(who, ['officer', 'editor', 'auditor']);
const isWithdrawn = (situation: Situation) => situation.startsWith('withdrawn');

/** Reasons of some verbs only. */
function special(verb: OnRelease, situation: Situation): string[] {
  // A published or withdrawn release keeps the approval of its published text.
  const unapproved: Situation[] = [
    'draft',
    'submitted',
    'half approved',
    'changes requested',
    'discarded',
    'correcting',
  ];
  const needsApproval = verb === 'publish' || verb === 'schedule';
  // A text that was published urgently has no approval.
  if (needsApproval && [...unapproved, 'published urgently'].includes(situation)) return ['approval-missing'];
  const isAlone: OnRelease[] = ['edit', 'publish', 'schedule', 'discard'];
  if (situation === 'bundled' && isAlone.includes(verb)) return ['in-bundle'];
  const publishes: OnRelease[] = ['publish', 'publishUrgently', 'schedule'];
  if (situation === 'embargoed' && publishes.includes(verb)) return ['embargo'];
  if (verb === 'liftEmbargo' && situation !== 'embargoed') return ['no-embargo'];
  if (verb === 'leaveBundle' && situation !== 'bundled') return ['not-in-bundle'];
  if (verb === 'correct' && notYetPublic.includes(situation)) return ['draft-open'];
  if (verb === 'reinstate' && situation === 'withdrawn, text removed') return ['text-removed'];
  return [];
}

function ownReason(line: Line, who: Person, isOwn: boolean): string[] {
  if (line.own === 'must' && !isOwn) return ['not-its-officer'];
  if (line.own === 'comment must' && !isOwn) return ['not-its-writer'];
  if (line.own === 'must, unless editor' && !isOwn && !roleOn(who, ['editor'])) return ['not-its-officer'];
  return line.own === 'must not' && isOwn ? ['four-eyes'] : [];
}

/**
 * Everyone sees a public release, so everyone may be refused a translation for a reason. It refuses
 * with one reason at a time.
 */
function translation(who: Person, situation: Situation): Expected {
  if (neverPublished.includes(situation)) return unseen;
  if (!roleOn(who, ['officer'])) return { kind: 'forbidden', codes: ['role'] };
  return isWithdrawn(situation) ? { kind: 'conflict', codes: ['original-withdrawn'] } : 'done';
}

/** A review depends on the urgent flag, not on the draft's state. */
function review(line: Line, who: Person, situation: Situation, isOwn: boolean): string[] {
  const role = roleOn(who, line.by) ? [] : ['role'];
  return line.in.includes(situation) ? [...role, ...ownReason(line, who, isOwn)] : [...role, 'nothing-to-review'];
}

const personal = ['role', 'not-its-officer', 'not-its-writer', 'four-eyes'];

function reasons(verb: OnRelease, who: Person, situation: Situation, isOwn: boolean): string[] {
  const line = onRelease[verb];
  const others = special(verb, situation);
  // These two verbs have a code of their own for a wrong state.
  const isSaid = others.includes('text-removed') || (situation === 'correcting' && others.includes('draft-open'));
  return [
    ...(roleOn(who, line.by) ? [] : ['role']),
    ...(line.in.includes(situation) || isSaid ? [] : ['state']),
    ...ownReason(line, who, isOwn),
    ...others,
  ];
}

export function expectedOn(verb: OnRelease, who: Person, situation: Situation, isOwn: boolean): Expected {
  if (!who.isLetIn) return signedOut;
  if (verb === 'translate') return translation(who, situation);
  if (!sees(who)) return unseen;
  const line = onRelease[verb];
  const codes = verb === 'reviewUrgent' ? review(line, who, situation, isOwn) : reasons(verb, who, situation, isOwn);
  if (codes.length === 0) return 'done';
  return { kind: codes.some((code) => personal.includes(code)) ? 'forbidden' : 'conflict', codes: codes.sort() };
}

export function expectedOnTheHouse(name: OnTheHouse, who: Person): Expected {
  if (!who.isLetIn) return signedOut;
  const { by, on } = onTheHouse[name];
  if (on === 'texts' && !sees(who)) return unseen;
  const places = {
    desk: ['desk', 'house'],
    texts: ['desk', 'house'],
    house: ['house'],
    'any desk': ['desk', 'house', 'elsewhere'],
  }[on];
  const may = who.holds.some((held) => (by as string[]).includes(held.role) && places.includes(held.on));
  return may ? 'done' : { kind: 'forbidden', codes: ['role'] };
}

/**
 * True if the person may read: an editor, officer or auditor of the desk or the house. For others
 * the release does not exist.
 */
export const expectedToRead = (who: Person) => (!who.isLetIn ? 'signed out' : sees(who) ? 'seen' : 'not there');
