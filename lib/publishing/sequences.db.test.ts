// People press anything in any order. No text leaves the workflow's table, and none is published
// without its approvals.
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import {
  approveDraft,
  discardDraft,
  editApproved,
  recallDraft,
  requestChanges,
  restoreDraft,
  submitDraft,
} from '#lib/releases/commands.ts';
import { addComment } from '#lib/releases/comments/commands.ts';
import { type Verb, verbs, workflow } from '#lib/releases/rules.ts';
import type { DraftState } from '#lib/releases/state-rules.ts';
import type { VerbResult, VerbInput } from '#lib/releases/schema.ts';
import type { EditionText } from '#lib/text/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { asHouse, makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { leaveBundle, makeBundle, publishBundle } from './bundles/commands.ts';
import { ClockWatch } from './clock-watch.ts';
import { publishNextDue } from './due.ts';
import { publishRelease } from './publish.ts';
import { scheduleRelease, unscheduleRelease } from './schedule.ts';
import { publishUrgently } from './urgent.ts';

type RunVerb = (actor: Actor, input: VerbInput, nonce: number) => Promise<Result<VerbResult>>;
const runs: Record<Verb, RunVerb> = {
  // Every second save attaches a file.
  save: async (actor, input, nonce) => {
    const bytes = new TextEncoder().encode(`Demonstration: file ${nonce}`);
    const kept = nonce % 2 ? await keepFile(actor, { ...input, name: 'annexure.txt', bytes }) : null;
    const attachments = kept?.ok ? [{ file: kept.value.file, name: kept.value.name, title: kept.value.title }] : [];
    return saveDraft(actor, {
      ...input,
      content: makeContent({ headline: `Demonstration: text ${nonce}`, attachments }),
    });
  },
  submit: submitDraft,
  recall: recallDraft,
  requestChanges: (actor, input) => requestChanges(actor, { ...input, reason: 'Once more.' }),
  approve: approveDraft,
  edit: editApproved,
  publish: publishRelease,
  schedule: (actor, input) => scheduleRelease(actor, { ...input, publishAt: new Date(Date.now() + 3_600_000) }),
  unschedule: unscheduleRelease,
  publishDue: letItsTimeCome,
  // Like publishDue, but the series asks for a third approval at that time, so one is missing.
  giveBack: async (_actor, input) => {
    const approvals = (count: number) =>
      asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { approvals: count } }));
    await approvals(3);
    const result = await letItsTimeCome(_actor, input);
    await approvals(2);
    return result;
  },
  publishUrgently: (actor, input) => publishUrgently(actor, { ...input, reason: 'A flood.' }),
  discard: discardDraft,
  restore: restoreDraft,
  bundle: async (actor, { releaseId }) => {
    const made = await makeBundle(actor, { name: 'Demonstration', releaseIds: [releaseId] });
    return made.ok ? resultOf(releaseId) : made;
  },
  setEmbargo: (actor, input) =>
    setEmbargo(actor, { ...input, until: new Date(Date.now() + 1_800_000), terms: 'Accredited press.' }),
  liftEmbargo,
  comment: async (actor, { releaseId }) => {
    const made = await addComment(actor, { releaseId, text: 'Say when.' });
    return made.ok ? resultOf(releaseId) : made;
  },
  leaveBundle,
  publishBundled: async (actor, { releaseId }) => {
    const { bundle } = await lookAt(releaseId);
    if (!bundle) return refuse('conflict', { code: 'no-bundle', message: 'It is in no bundle.' });
    const published = await publishBundle(actor, { bundleId: bundle.id, version: bundle.version });
    return published.ok ? resultOf(releaseId) : published;
  },
};

async function resultOf(releaseId: string): Promise<Result<VerbResult>> {
  const { version, state } = await lookAt(releaseId);
  return ok({ releaseId, version, state: state as DraftState });
}

/** Lets the scheduled time come, and does what the worker does then. */
async function letItsTimeCome(_actor: Actor, { releaseId }: VerbInput): Promise<Result<VerbResult>> {
  await asHouse((tx) =>
    tx.draft.updateMany({ where: { releaseId, state: 'scheduled' }, data: { publishAt: new Date(0) } }),
  );
  // An embargo has ended by then.
  await asHouse((tx) =>
    tx.draft.updateMany({
      where: { releaseId, state: 'scheduled', embargoUntil: { not: null } },
      data: { embargoUntil: new Date(0) },
    }),
  );
  const dealt = valueOf(await publishNextDue(new ClockWatch(), [], () => {}));
  if (dealt.outcome === 'nothing') return refuse('conflict', { code: 'nothing-due', message: 'Nothing was due.' });
  return resultOf(releaseId);
}

let place: Awaited<ReturnType<typeof makeHouse>>;
let people: Actor[];

beforeAll(async () => {
  place = await makeHouse({ approvals: 2 });
  people = [
    await makeUser('officer', place.desk.id),
    await makeUser(['officer', 'editor'], place.desk.id),
    await makeUser('editor', place.desk.id),
    await makeUser('editor', null),
    await makeUser('auditor', null),
    await makeUser(['officer', 'editor'], place.otherDesk.id),
  ];
});

const lookAt = (releaseId: string) =>
  asHouse((tx) =>
    tx.draft.findFirstOrThrow({
      where: { releaseId },
      include: { reviews: { where: { decision: 'approved', endedAt: null } }, release: true, bundle: true },
    }),
  );
type Seen = Awaited<ReturnType<typeof lookAt>>;

/**
 * A verb that succeeds leads from one of its states to its target. A refused one changes nothing.
 */
function keepsToTheTable(verb: Verb, before: Seen, after: Seen, result: Result<VerbResult>) {
  if (!result.ok) return expect([verb, after.state, after.version]).toEqual([verb, before.state, before.version]);
  const { from, to } = workflow[verb];
  expect(from as readonly string[]).toContain(before.state);
  // The first of two approvals leaves a text submitted. A text that lacks approvals at its time
  // becomes a draft again.
  const isHalfway = verb === 'approve' && after.state === 'submitted';
  const reached = to === 'same' || isHalfway ? before.state : verb === 'giveBack' ? 'draft' : to;
  expect(after.state as DraftState).toBe(reached);
}

/** While an embargo stands, nothing but its end or somebody who lifts it makes the text public. */
function keepsTheEmbargo(verb: Verb, before: Seen, after: Seen) {
  if (after.release.publicState === 'none' || verb === 'publishDue') return;
  expect([verb, before.embargoUntil]).toEqual([verb, null]);
}

function isPublishedOnlyApprovedOrFlagged(after: Seen) {
  if (after.release.publicState === 'none') return;
  if (after.urgentReason !== null)
    return expect([after.urgentReviewedAt, after.urgentById === null]).toEqual([null, false]);
  const approvers = after.reviews.map((review) => review.editorId);
  expect(new Set(approvers).size).toBeGreaterThanOrEqual(2);
  expect(approvers.filter((id) => after.writers.includes(id))).toEqual([]);
}

type Attached = { file: string }[];
const filesOf = (value: unknown) => ((value as Attached | undefined) ?? []).map(({ file }) => file);

/** The public text is the newsroom's text. It has exactly the files that it names. */
async function isPublishedWhole(after: Seen): Promise<number> {
  if (after.release.publicState === 'none') return 0;
  const { id } = after.release;
  const edition = await asHouse((tx) => tx.publicEdition.findFirstOrThrow({ where: { releaseId: id } }));
  const files = await asHouse((tx) => tx.publicFile.findMany({ where: { releaseId: id }, select: { sha256: true } }));
  const content = after.content as { headline: string; attachments?: unknown };
  const published = edition.content as EditionText;
  expect([published.headline, filesOf(published.attachments)]).toEqual([
    content.headline,
    filesOf(content.attachments),
  ]);
  expect(files.map(({ sha256 }) => sha256)).toEqual(filesOf(content.attachments));
  return files.length;
}

const onwards: Partial<Record<DraftState, Verb>> = {
  draft: 'submit',
  'changes-requested': 'submit',
  submitted: 'approve',
  approved: 'schedule',
  scheduled: 'publishDue',
  discarded: 'restore',
};
// Two steps in three try to move the text on, so many sequences reach publication. The others try
// any verb.
const anyStep = fc.tuple(fc.nat({ max: 2 }), fc.constantFrom<Verb>(...verbs), fc.nat({ max: 5 }));

it('no sequence of commands leaves the table or publishes a text that two others have not approved', async () => {
  let published = 0;
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 15, maxLength: 30 }), async (steps) => {
      const [officer] = people;
      if (!officer) throw new Error('nobody is there');
      const { releaseId, version } = await makeDraft(officer, place);
      valueOf(await runs.save(officer, { releaseId, version }, 1));
      for (const [index, [chance, any, who]] of steps.entries()) {
        const before = await lookAt(releaseId);
        const verb = (chance > 0 && onwards[before.state as DraftState]) || any;
        const actor = people[who] ?? officer;
        const result = await runs[verb](actor, { releaseId, version: before.version }, index);
        const after = await lookAt(releaseId);
        keepsToTheTable(verb, before, after, result);
        keepsTheEmbargo(verb, before, after);
        isPublishedOnlyApprovedOrFlagged(after);
        files += await isPublishedWhole(after);
        if (after.state === 'published') {
          published++;
          break;
        }
      }
    }),
    { numRuns: 15 },
  );
  // A run without a publication would prove little.
  expect(published).toBeGreaterThan(0);
  expect(files).toBeGreaterThan(0);
});
