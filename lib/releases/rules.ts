// The workflow of a draft. Promises:
//   - every change of state is a verb in this table
//   - nobody approves a text that they wrote
//   - a refusal lists every reason; a stale screen gets who changed the draft, and when
//   - an approval holds for one exact text, and exactly that text is published
import { type Actor, holds, type Role } from '#lib/core/actor.ts';
import { clock } from '#lib/core/time/calendar.ts';
import { choice, type Refusal, type RefusalKind, refuse } from '#lib/core/result.ts';
import { type DraftState, stateWords } from './state-rules.ts';
import { type Objection, type Need, needs, type TextFacts } from './needs-rules.ts';

/** Facts that the rules check. The command loads them under a lock. */
export type DraftFacts = TextFacts & {
  state: DraftState;
  version: number;
  changedBy: string;
  changedAt: Date;
};

type Row = {
  from: readonly DraftState[];
  to: DraftState | 'same';
  /** `house`: the worker does it at the scheduled time. */
  who: readonly (Role | 'house')[];
  needs: readonly Need[];
  words: string;
};

/** The workflow table. `words` complete “You cannot …”. */
export const workflow = {
  save: {
    from: ['draft', 'changes-requested'],
    to: 'same',
    who: ['officer', 'editor'],
    needs: [],
    words: 'change the text',
  },
  submit: {
    from: ['draft', 'changes-requested'],
    to: 'submitted',
    who: ['officer'],
    needs: ['its-officer', 'complete', 'comments-resolved'],
    words: 'submit for review',
  },
  recall: { from: ['submitted'], to: 'draft', who: ['officer'], needs: ['its-officer'], words: 'recall' },
  requestChanges: {
    from: ['submitted'],
    to: 'changes-requested',
    who: ['editor'],
    needs: [],
    words: 'request changes',
  },
  approve: {
    from: ['submitted'],
    to: 'approved',
    who: ['editor'],
    needs: ['wrote-none', 'not-yet-approved-by-actor'],
    words: 'approve',
  },
  edit: {
    from: ['approved', 'scheduled'],
    to: 'draft',
    who: ['officer', 'editor'],
    needs: ['alone'],
    words: 'go back to editing',
  },
  publish: {
    from: ['approved'],
    to: 'published',
    who: ['editor'],
    needs: ['alone', 'embargo-over', 'approvals-hold'],
    words: 'publish',
  },
  schedule: {
    from: ['approved'],
    to: 'scheduled',
    who: ['editor'],
    needs: ['alone', 'approvals-hold'],
    words: 'schedule',
  },
  unschedule: { from: ['scheduled'], to: 'approved', who: ['editor'], needs: [], words: 'take back the schedule' },
  publishDue: {
    from: ['scheduled'],
    to: 'published',
    who: ['house'],
    needs: ['due', 'sound', 'embargo-over', 'approvals-hold'],
    words: 'publish at the scheduled time',
  },
  bundle: {
    from: ['approved'],
    to: 'same',
    who: ['editor'],
    needs: ['alone', 'approvals-hold'],
    words: 'put into a bundle',
  },
  leaveBundle: {
    from: ['approved'],
    to: 'same',
    who: ['editor'],
    needs: ['bundled'],
    words: 'take out of its bundle',
  },
  publishBundled: {
    from: ['approved'],
    to: 'published',
    who: ['editor', 'house'],
    needs: ['bundled', 'sound', 'embargo-over', 'approvals-hold'],
    words: 'publish with its bundle',
  },
  giveBack: { from: ['scheduled'], to: 'approved', who: ['house'], needs: ['due'], words: 'give back' },
  publishUrgently: {
    from: ['draft', 'submitted'],
    to: 'published',
    who: ['editor'],
    needs: ['complete', 'embargo-over', 'urgent-allowed'],
    words: 'publish urgently',
  },
  setEmbargo: {
    from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
    to: 'same',
    who: ['officer', 'editor'],
    needs: [],
    words: 'set an embargo',
  },
  liftEmbargo: {
    from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
    to: 'same',
    who: ['officer', 'editor'],
    needs: ['embargoed'],
    words: 'lift an embargo',
  },
  comment: {
    from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
    to: 'same',
    who: ['officer', 'editor'],
    needs: [],
    words: 'comment',
  },
  discard: {
    from: ['draft', 'submitted', 'changes-requested', 'approved'],
    to: 'discarded',
    who: ['officer', 'editor'],
    needs: ['its-officer-or-editor', 'alone'],
    words: 'discard',
  },
  restore: {
    from: ['discarded'],
    to: 'draft',
    who: ['officer', 'editor'],
    needs: ['its-officer-or-editor'],
    words: 'restore',
  },
} as const satisfies Record<string, Row>;

export type Verb = keyof typeof workflow;
export const verbs = Object.keys(workflow) as Verb[];

const orList = (list: readonly string[]) => list.join(' or ');

function roleReason(actor: Actor, verb: Verb, deskId: string): Objection[] {
  const who: Row['who'] = workflow[verb].who;
  const roles = who.filter((one) => one !== 'house');
  if (roles.length < who.length && actor.kind === 'system') return [];
  if (holds(actor, roles, deskId)) return [];
  const message =
    roles.length > 0
      ? `To ${workflow[verb].words} you need to be ${orList(roles)} on this desk. Ask one of them, or your administrator.`
      : 'Only the newsroom itself does this, when the time of a schedule has come.';
  return [{ kind: 'forbidden', code: 'role', message, params: { to: verb, roles: choice(...roles) } }];
}

function stateReason(verb: Verb, draft: DraftFacts): Objection[] {
  const { from, words } = workflow[verb];
  if ((from as readonly DraftState[]).includes(draft.state)) return [];
  return [
    {
      kind: 'conflict',
      code: 'state',
      message: `You cannot ${words} here: the release is ${stateWords[draft.state]} (${draft.changedBy}, ${clock(draft.changedAt)}). This works when it is ${from.map((s) => stateWords[s]).join(', or ')}.`,
      params: {
        verb,
        state: choice(draft.state),
        by: draft.changedBy,
        at: clock(draft.changedAt),
        from: choice(...from),
      },
    },
  ];
}

function versionReason(draft: DraftFacts, version: number | null): Objection[] {
  if (version === null || version === draft.version) return [];
  return [
    {
      kind: 'stale',
      code: 'stale',
      message: `${draft.changedBy} changed this at ${clock(draft.changedAt)} (version ${draft.version}; yours is ${version}). Nothing of theirs was overwritten. Look at the new text, then do it again.`,
      params: {
        what: 'draft',
        by: draft.changedBy,
        at: clock(draft.changedAt),
        version: draft.version,
        seen: version,
      },
    },
  ];
}

// A refusal has the gravest kind of its objections.
const gravity: RefusalKind[] = ['forbidden', 'stale', 'conflict', 'invalid'];

/**
 * Every reason against this verb by this actor on this draft, or null.
 * @param version the version that the actor saw; null skips the check
 * @param moreObjections objections from the verb's own input
 */
export function refusal(
  verb: Verb,
  actor: Actor,
  draft: DraftFacts,
  version: number | null,
  moreObjections: Objection[] = [],
): Refusal | null {
  return refusalFrom([
    ...roleReason(actor, verb, draft.deskId),
    ...versionReason(draft, version),
    ...stateReason(verb, draft),
    ...workflow[verb].needs.flatMap((need) => needs[need](actor, draft)),
    ...moreObjections,
  ]);
}

/** A refusal with all these reasons, or null without any. */
export function refusalFrom(objections: Objection[]): Refusal | null {
  if (objections.length === 0) return null;
  const kind = gravity.find((g) => objections.some((f) => f.kind === g)) ?? 'conflict';
  return { ok: false, kind, reasons: objections.map(({ kind: _kind, ...reason }) => reason) };
}

/**
 * Adds the reason of a stale version to a refusal of other rules.
 * @param version the version that the actor saw; undefined adds nothing
 */
export function alsoStale(refused: Refusal | null, draft: DraftFacts, version: number | undefined): Refusal | null {
  const stale = versionReason(draft, version ?? null).map(({ kind: _kind, ...reason }) => reason);
  if (stale.length === 0) return refused;
  const kind = refused?.kind === 'forbidden' ? 'forbidden' : 'stale';
  return { ok: false, kind, reasons: [...stale, ...(refused?.reasons ?? [])] };
}

/** The state after one more approval: `approved` once enough editors approved this text. */
export function stateAfterApproval(draft: DraftFacts): DraftState {
  const before = new Set(draft.approvals.filter((a) => a.contentHash === draft.contentHash).map((a) => a.editorId));
  return before.size + 1 >= draft.approvalsNeeded ? 'approved' : 'submitted';
}

/** The reason against starting a release on this desk, or null. */
export function refusalToCreate(actor: Actor, deskId: string): Refusal | null {
  if (holds(actor, ['officer'], deskId)) return null;
  return {
    ok: false,
    kind: 'forbidden',
    reasons: [
      {
        code: 'role',
        message: 'To start a release you need to be an officer on this desk. Ask your administrator.',
        params: { to: 'create', roles: 'officer' },
      },
    ],
  };
}

/**
 * A closed desk starts no release; what it has begun goes on, and what it published is corrected.
 */
export function refusalOfClosedDesk({ key, isClosed }: { key: string; isClosed: boolean }): Refusal | null {
  if (!isClosed) return null;
  return refuse('conflict', {
    code: 'desk-closed',
    field: 'desk',
    message: `The desk “${key}” is closed, so it starts no release. Choose another desk.`,
    params: { desk: key },
  });
}
