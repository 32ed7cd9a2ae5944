// The verdict on one race, from both results and from the database before and after.
import type { Result } from '#lib/core/result.ts';
import type { Press } from './moves.ts';
import type { Snapshot } from './read-release.ts';

/**
 * One person's part in a race. `words` stand in the text that they tried to save; null for other
 * verbs.
 */
export type Part = {
  verb: Press;
  name: string;
  id: string;
  words: string | null;
  result: Result<{ version: number; state: string }>;
};

export type Verdict = {
  winner: Part | null;
  /** A text that was acknowledged and is missing, or one that was refused and is there. */
  overwritten: string[];
  /** Any other fault. */
  wrong: string[];
};

const recorded: Record<Press, string> = {
  save: 'draft.saved',
  submit: 'draft.submitted',
  recall: 'draft.recalled',
  requestChanges: 'draft.changes-requested',
  approve: 'draft.approved',
  edit: 'draft.reopened',
  publish: 'release.published',
  schedule: 'draft.scheduled',
  unschedule: 'draft.unscheduled',
  publishUrgently: 'release.published',
  discard: 'draft.discarded',
  restore: 'draft.restored',
  correct: 'correction.started',
  withdraw: 'release.withdrawn',
  reinstate: 'release.reinstated',
};

const when = /\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/;

/** The refusal must name the winner and the time. */
function refusedProperly(loser: Part, winner: Part): string[] {
  if (loser.result.ok) return [];
  const { kind, reasons } = loser.result;
  const text = reasons.map(({ message }) => message).join(' ');
  return [
    kind === 'stale' || kind === 'conflict' ? '' : `${loser.verb} lost to ${winner.verb} and was refused as ${kind}`,
    text.includes(winner.name) ? '' : `${loser.verb} was not told who did ${winner.verb}: ${text}`,
    when.test(text) ? '' : `${loser.verb} was not told when ${winner.verb} was done: ${text}`,
  ].filter(Boolean);
}

/**
 * True for verbs that change which text is the current one: a new correction starts from the
 * published text, and a discarded one leaves that text in place.
 */
const leadsElsewhere = ({ verb }: Part, before: Snapshot) =>
  verb === 'correct' || (verb === 'discard' && before.kind === 'correction');

/** The winner's text survives. If the winner saved no text, the text is unchanged. */
function textSurvives(winner: Part, loser: Part, before: Snapshot, after: Snapshot): string[] {
  const lost = loser.words !== null && after.text.includes(loser.words);
  const kept = winner.words === null || after.text.includes(winner.words);
  const untouched = winner.words !== null || after.textHash === before.textHash || leadsElsewhere(winner, before);
  return [
    lost ? `the refused text of ${loser.name} is there` : '',
    kept ? '' : `the acknowledged text of ${winner.name} is not there`,
    untouched ? '' : `${winner.verb} changed the text`,
  ].filter(Boolean);
}

/**
 * The record has exactly one new event, the winner's, and the release has the version of the
 * winner's result.
 */
function recordHolds(winner: Part, before: Snapshot, after: Snapshot): string[] {
  const added = after.events.slice(before.events.length);
  const [event] = added;
  const type =
    recorded[winner.verb] === 'release.published' && before.kind === 'correction'
      ? 'release.corrected'
      : recorded[winner.verb];
  const answer = winner.result.ok ? winner.result.value : { version: -1, state: '' };
  const state = leadsElsewhere(winner, before) && answer.state === 'discarded' ? 'published' : answer.state;
  return [
    added.length === 1 ? '' : `the record grew by ${added.length}: ${added.map((one) => one.type).join(', ')}`,
    event?.type === type && event.by === winner.id ? '' : `the record says ${event?.type}, not ${type} by the winner`,
    after.version === answer.version && after.state === state
      ? ''
      : `${winner.verb} was told version ${answer.version} ${answer.state}, and it is ${after.version} ${after.state}`,
    winner.verb !== 'save' || event?.contentHash === after.textHash ? '' : 'the record has another hash than the text',
    after.openDrafts <= 1 ? '' : `${after.openDrafts} drafts are open`,
    after.lines.length - before.lines.length === (recorded[winner.verb].startsWith('release.') ? 1 : 0)
      ? ''
      : `the register went from ${before.lines.join()} to ${after.lines.join()}`,
  ].filter(Boolean);
}

/** Judges a race of two people who both saw `before`. */
export function judge(parts: readonly [Part, Part], before: Snapshot, after: Snapshot): Verdict {
  const winners = parts.filter(({ result }) => result.ok);
  const [winner] = winners;
  const verbs = parts.map(({ verb }) => verb).join(' and ');
  if (winners.length === 2) return { winner: null, overwritten: [`${verbs} were both acknowledged`], wrong: [] };
  if (!winner) {
    const text = parts.flatMap(({ result }) => (result.ok ? [] : result.reasons.map((reason) => reason.message)));
    return { winner: null, overwritten: [], wrong: [`${verbs} were both refused: ${text.join(' ')}`] };
  }
  const loser = parts[0] === winner ? parts[1] : parts[0];
  return {
    winner,
    overwritten: textSurvives(winner, loser, before, after),
    wrong: [...refusedProperly(loser, winner), ...recordHolds(winner, before, after)],
  };
}
