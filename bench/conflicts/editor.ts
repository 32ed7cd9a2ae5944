// One of two competing editors: a process with connections of its own. A message says which verb to
// press and when; the answer is Pressmark's result.
import type { Actor } from '#lib/core/actor.ts';
import type { Result } from '#lib/core/result.ts';
import { prepareJobs } from '#lib/core/jobs.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { scheduleRelease, unscheduleRelease } from '#lib/publishing/schedule.ts';
import { publishUrgently } from '#lib/publishing/urgent.ts';
import { reinstateRelease, withdrawRelease } from '#lib/publishing/withdraw.ts';
import {
  approveDraft,
  discardDraft,
  editApproved,
  recallDraft,
  requestChanges,
  restoreDraft,
  submitDraft,
} from '#lib/releases/commands.ts';
import type { Content } from '#lib/text/schema.ts';
import type { VerbResult, VerbInput } from '#lib/releases/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
import type { Press } from './moves.ts';

/** `at` is the moment to press, in milliseconds since 1970. */
export type Order = { verb: Press; actor: Actor; input: VerbInput; content: Content; at: number };
export type Answer = { result: Result<VerbResult>; began: number; ended: number };

const reason = 'Demonstration: two people pressed at once.';
const presses: Record<Press, (actor: Actor, input: VerbInput, content: Content) => Promise<Result<VerbResult>>> = {
  save: (actor, input, content) => saveDraft(actor, { ...input, content }),
  submit: submitDraft,
  recall: recallDraft,
  requestChanges: (actor, input) => requestChanges(actor, { ...input, reason }),
  approve: approveDraft,
  edit: editApproved,
  publish: publishRelease,
  schedule: (actor, input) => scheduleRelease(actor, { ...input, publishAt: new Date(Date.now() + 86_400_000) }),
  unschedule: unscheduleRelease,
  publishUrgently: (actor, input) => publishUrgently(actor, { ...input, reason }),
  discard: discardDraft,
  restore: restoreDraft,
  correct: startCorrection,
  withdraw: (actor, input) => withdrawRelease(actor, { ...input, reason, keepText: true }),
  reinstate: (actor, input) => reinstateRelease(actor, { ...input, reason }),
};

const now = () => performance.timeOrigin + performance.now();

process.on('message', async ({ verb, actor, input, content, at }: Order) => {
  // It waits in a loop, because a timer could be a millisecond late in one process alone.
  while (now() < at);
  const began = now();
  const result = await presses[verb](actor, input, content);
  process.send?.({ result, began, ended: now() } satisfies Answer);
});
process.on('disconnect', () => process.exit(0));
await prepareJobs();
process.send?.({ ready: true });
