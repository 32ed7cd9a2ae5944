import 'server-only';
import type { z } from 'zod';
import type { Command } from '#lib/core/transact.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { scheduleRelease, unscheduleRelease } from '#lib/publishing/schedule.ts';
import { publishUrgently, reviewUrgent } from '#lib/publishing/urgent.ts';
import { reinstateRelease, withdrawRelease } from '#lib/publishing/withdraw.ts';
import { assignRelease } from '#lib/releases/assign/assign.ts';
import {
  approveDraft,
  discardDraft,
  editApproved,
  recallDraft,
  requestChanges,
  restoreDraft,
  submitDraft,
} from '#lib/releases/commands.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import type { Operation } from './operation.ts';
import { bringBack } from '#lib/releases/history/bring-back.ts';
import { showRelease } from './release-view.ts';
import {
  approveBody,
  type AssignBody,
  assignBody,
  type BringBackBody,
  bringBackBody,
  liftEmbargoBody,
  noBody,
  publicReasonBody,
  publishBody,
  releaseSchema,
  requestChangesBody,
  reviewUrgentBody,
  scheduleBody,
  setEmbargoBody,
  urgentBody,
  withdrawBody,
} from './schema.ts';

type OnRelease = { releaseId: string; version: number };
/**
 * Makes the operation of a verb: POST /releases/{id}/{word}, with If-Match.
 * @param about its summary and who may do it, in words
 */
function verb<Body>(
  word: string,
  about: { summary: string; who: string },
  body: z.ZodType<Body>,
  { within }: Command<Body & OnRelease, { releaseId: string }>,
): Operation {
  const [first = '', ...more] = word.split('-');
  const name = first + more.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    ...about,
    name: `${name}Release`,
    kind: 'write',
    method: 'POST',
    path: `/releases/[id]/${word}`,
    status: 200,
    body,
    query: null,
    answer: releaseSchema,
    changes: true,
    command: (tx, actor, call) =>
      within(tx, actor, { ...(call.body as Body), releaseId: call.id, version: call.version }),
    show: showRelease,
  };
}

/** An assignment changes neither text nor version, so it takes no If-Match. */
export const assign: Operation = {
  name: 'assignRelease',
  summary: 'Assigns the open draft to a person of the desk, hands it over, or takes the assignment back.',
  who: 'an officer or editor of the desk',
  kind: 'write',
  method: 'POST',
  path: '/releases/[id]/assign',
  status: 200,
  body: assignBody,
  query: null,
  answer: releaseSchema,
  changes: false,
  command: (tx, actor, { id, body }) =>
    assignRelease.within(tx, actor, { releaseId: id, email: (body as AssignBody).assignee }),
  show: showRelease,
};

/** A revision or checkpoint becomes the text again. */
export const bringBackText: Operation = {
  name: 'bringBackText',
  summary: 'Makes an earlier text, a checkpoint or a revision, the draft’s text again. The text before it is kept.',
  who: 'an officer or editor of the desk',
  kind: 'write',
  method: 'POST',
  path: '/releases/[id]/bring-back',
  status: 200,
  body: bringBackBody,
  query: null,
  answer: releaseSchema,
  changes: true,
  command: (tx, actor, { id, version, body }) => {
    const { checkpoint: checkpointId, revision } = body as BringBackBody;
    return bringBack.within(tx, actor, { releaseId: id, version, checkpointId, revision });
  },
  show: showRelease,
};

const officer = 'its officer';
const editor = 'an editor of the desk';
const either = 'its officer, or an editor of the desk';

export const submit = verb(
  'submit',
  { summary: 'Freezes the text as a revision and hands it to the editors.', who: officer },
  noBody,
  submitDraft,
);
export const recall = verb('recall', { summary: 'Takes a submitted text back.', who: officer }, noBody, recallDraft);
export const requestChangesOf = verb(
  'request-changes',
  { summary: 'Sends the text back to its officer, with the reason.', who: editor },
  requestChangesBody,
  requestChanges,
);
export const approve = verb(
  'approve',
  { summary: 'Approves exactly the submitted text.', who: 'an editor of the desk who wrote none of it' },
  approveBody,
  approveDraft,
);
export const edit = verb(
  'edit',
  {
    summary: 'Opens an approved or scheduled text for writing again; its approvals end.',
    who: 'an officer or editor of the desk',
  },
  noBody,
  editApproved,
);
export const publish = verb(
  'publish',
  { summary: 'Publishes the approved text: an edition for ever, under the next number or its own.', who: editor },
  publishBody,
  publishRelease,
);
export const publishNow = verb(
  'publish-urgently',
  { summary: 'Publishes a complete text that nobody approved, where its series allows it.', who: editor },
  urgentBody,
  publishUrgently,
);
export const reviewNow = verb(
  'review-urgent',
  {
    summary: 'Reviews what was published urgently.',
    who: 'an editor of the desk who neither wrote nor published it',
  },
  reviewUrgentBody,
  reviewUrgent,
);
export const schedule = verb(
  'schedule',
  { summary: 'Sets the moment at which the approved text becomes public by itself.', who: editor },
  scheduleBody,
  scheduleRelease,
);
export const unschedule = verb(
  'unschedule',
  { summary: 'Takes the schedule back; the text stays approved.', who: editor },
  noBody,
  unscheduleRelease,
);
export const setEmbargoOf = verb(
  'set-embargo',
  {
    summary: 'Sets the embargo of a text that is not public yet, or changes it.',
    who: 'an officer or editor of the desk',
  },
  setEmbargoBody,
  setEmbargo,
);
export const liftEmbargoOf = verb(
  'lift-embargo',
  { summary: 'Lifts the embargo of a text.', who: 'an officer or editor of the desk' },
  liftEmbargoBody,
  liftEmbargo,
);
export const correct = verb(
  'correct',
  { summary: 'Opens a draft with the published text, for the next edition.', who: 'an officer of the desk' },
  noBody,
  startCorrection,
);
export const withdraw = verb(
  'withdraw',
  { summary: 'Withdraws a published release; number, address and notice stay.', who: editor },
  withdrawBody,
  withdrawRelease,
);
export const reinstate = verb(
  'reinstate',
  { summary: 'Brings a withdrawn release back whose text was kept.', who: editor },
  publicReasonBody,
  reinstateRelease,
);
export const discard = verb('discard', { summary: 'Sets a draft aside.', who: either }, noBody, discardDraft);
export const restore = verb(
  'restore',
  { summary: 'Brings a discarded draft back.', who: either },
  noBody,
  restoreDraft,
);
