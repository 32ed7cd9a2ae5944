// What a verb needs besides role and state. One function per need returns the objections.
import { type Actor, holds } from '#lib/core/actor.ts';
import { clock } from '#lib/core/time/calendar.ts';
import type { Reason, ReasonParams, RefusalKind } from '#lib/core/result.ts';

/** Facts that the needs check. */
export type TextFacts = {
  deskId: string;
  contentHash: string;
  createdById: string | null;
  /** Everyone whose edits the text contains since the last publication. */
  writers: string[];
  approvals: { editorId: string; contentHash: string }[];
  approvalsNeeded: number;
  /** What stops submission, from `preflight`. */
  problems: Reason[];
  /**
   * Those of them that stop publication too. Parts that the house asks for are not among them: a
   * text that was approved before they were asked for stays as it is.
   */
  flaws: Reason[];
  /** May a release of its series be published without an approval? */
  allowsUrgent: boolean;
  /** How many comments on it are open. */
  openComments: number;
  /** Does an open comment stop the submission in its series? */
  commentsStop: boolean;
  /** Has the time of its schedule come, by the database's clock? False where none is set. */
  isDue: boolean;
  /** The bundle that it is published with; null without one. */
  bundle: { id: string; name: string } | null;
  /** When it becomes public by itself, alone or with its bundle; null without a schedule. */
  publishAt: Date | null;
  /** Until when it may not become public; null without an embargo. */
  embargoUntil: Date | null;
  /** The database’s time; for a schedule the time that is set. */
  now: Date;
};

export type Need =
  | 'its-officer'
  | 'its-officer-or-editor'
  | 'complete'
  | 'sound'
  | 'comments-resolved'
  | 'wrote-none'
  | 'not-yet-approved-by-actor'
  | 'approvals-hold'
  | 'urgent-allowed'
  | 'due'
  | 'embargo-over'
  | 'embargoed'
  | 'alone'
  | 'bundled';

/** A reason against a verb, with the kind of refusal that it causes. */
export type Objection = Reason & { kind: RefusalKind };

/** The officer of a draft is one who started it or has written in it. */
function isItsOfficer(actor: Actor, draft: TextFacts): boolean {
  return actor.id !== null && (draft.createdById === actor.id || draft.writers.includes(actor.id));
}

/** Has this exact text enough approvals, each by another editor? */
export function approvalsHold(draft: TextFacts): boolean {
  return holdingApprovals(draft) >= draft.approvalsNeeded;
}

function holdingApprovals(draft: TextFacts): number {
  return new Set(draft.approvals.filter((a) => a.contentHash === draft.contentHash).map((a) => a.editorId)).size;
}

const objectIf = (
  applies: boolean,
  kind: RefusalKind,
  code: string,
  message: string,
  params?: ReasonParams,
): Objection[] => (applies ? [{ kind, code, message, ...(params ? { params } : {}) }] : []);

/** The objection of an embargo to becoming public at a moment; none once it has ended. */
export function objectionsOfEmbargo(until: Date | null, at: Date): Objection[] {
  const end = until ?? at;
  return objectIf(
    end > at,
    'conflict',
    'embargo',
    `An embargo holds this text until ${clock(end)}: lift it first, or choose a later time.`,
    { until: clock(end) },
  );
}

export const needs: Record<Need, (actor: Actor, draft: TextFacts) => Objection[]> = {
  'its-officer': (actor, draft) =>
    objectIf(
      !isItsOfficer(actor, draft),
      'forbidden',
      'not-its-officer',
      'Only an officer who started this draft or wrote in it can do this. Ask that officer, or edit it first.',
      { who: 'officer' },
    ),
  'its-officer-or-editor': (actor, draft) =>
    objectIf(
      !isItsOfficer(actor, draft) && !holds(actor, ['editor'], draft.deskId),
      'forbidden',
      'not-its-officer',
      'Only an officer who started this draft or wrote in it, or an editor of the desk, can do this.',
      { who: 'officer_editor' },
    ),
  complete: (_actor, draft) => draft.problems.map((problem) => ({ ...problem, kind: 'invalid' as const })),
  sound: (_actor, draft) => draft.flaws.map((flaw) => ({ ...flaw, kind: 'invalid' as const })),
  'comments-resolved': (_actor, { openComments, commentsStop }) =>
    objectIf(
      commentsStop && openComments > 0,
      'conflict',
      'comments-open',
      `${openComments === 1 ? '1 comment is' : `${openComments} comments are`} open, and this series is submitted without any. Answer what is asked, then resolve it.`,
      { count: openComments },
    ).map((objection) => ({ ...objection, field: 'comments' })),
  'wrote-none': (actor, draft) =>
    objectIf(
      actor.id !== null && draft.writers.includes(actor.id),
      'forbidden',
      'four-eyes',
      'You wrote part of this text, so another editor must approve it. Ask one of your desk.',
      { to: 'approve' },
    ),
  'not-yet-approved-by-actor': (actor, draft) =>
    objectIf(
      draft.approvals.some((a) => a.editorId === actor.id && a.contentHash === draft.contentHash),
      'conflict',
      'already-approved',
      'You have approved this text already; it waits for another editor.',
    ),
  'approvals-hold': (_actor, draft) =>
    objectIf(
      !approvalsHold(draft),
      'conflict',
      'approval-missing',
      `This exact text has ${holdingApprovals(draft)} of ${draft.approvalsNeeded} approvals. An editor who wrote none of it must approve it first; if the series asks for more approvals since then, take it back to editing and submit it again.`,
      { approvals: holdingApprovals(draft), needed: draft.approvalsNeeded },
    ),
  'urgent-allowed': (_actor, draft) =>
    objectIf(
      !draft.allowsUrgent,
      'conflict',
      'urgent-forbidden',
      'This series is never published without an approval. Have the text approved, then publish it.',
    ),
  due: (_actor, draft) =>
    objectIf(!draft.isDue, 'conflict', 'not-due', 'The time of its schedule has not come, by the database’s clock.'),
  'embargo-over': (_actor, { embargoUntil, now }) => objectionsOfEmbargo(embargoUntil, now),
  embargoed: (_actor, draft) =>
    objectIf(
      draft.embargoUntil === null,
      'conflict',
      'no-embargo',
      'No embargo is set for this text, so there is nothing to lift.',
    ),
  alone: (_actor, draft) =>
    objectIf(
      draft.bundle !== null,
      'conflict',
      'in-bundle',
      `It is in the bundle “${draft.bundle?.name}”, which becomes public as one. An editor of the desk takes it out of the bundle first.`,
      { bundle: draft.bundle?.name ?? '' },
    ),
  bundled: (_actor, draft) => objectIf(draft.bundle === null, 'conflict', 'not-in-bundle', 'It is in no bundle.'),
};

/**
 * Objections to moving a text to another series.
 * @param key of the other series, which `exists` or not
 * @param takesOwnNumber false for a correction or a translation
 */
export function objectionsToMoving(
  key: string,
  { exists, takesOwnNumber }: { exists: boolean; takesOwnNumber: boolean },
): Objection[] {
  const objection = (kind: RefusalKind, code: string, message: string) => ({
    kind,
    code,
    field: 'series',
    message,
    params: { key },
  });
  return [
    ...(exists
      ? []
      : [objection('invalid', 'series', `There is no series “${key}”. Choose one that the newsroom has.`)]),
    ...(takesOwnNumber
      ? []
      : [
          objection(
            'conflict',
            'series-fixed',
            'A correction keeps its number and a translation has its original’s, so neither changes its series.',
          ),
        ]),
  ];
}
