import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeDraft,
  makeHouse,
  makeOffice,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { approveDraft, editApproved, recallDraft, submitDraft } from './commands.ts';
import { getDeskRelease } from './queries.ts';
import { startTranslation } from './translate.ts';
import { changeDraft } from './write.ts';

let place: Office['place'];
let other: Office['place'];
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  other = await makeHouse({ approvals: 2 });
});

const approved = async () => {
  const submitted = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
  return valueOf(await approveDraft(editor, submitted));
};
const noticesOf = (releaseId: string) =>
  asHouse((tx) =>
    tx.notice.findMany({ where: { releaseId }, orderBy: { id: 'asc' }, select: { event: true, byName: true } }),
  );

it('a text moved to another series loses its approval and gets that series’ next number', async () => {
  const before = await approved();
  const { key } = other.series;
  expect(codesOf(await changeDraft(officer, { ...before, changes: { series: key } }))).toEqual(['state']);
  const open = valueOf(await editApproved(officer, before));
  const moved = valueOf(await changeDraft(officer, { ...open, changes: { series: key } }));
  expect(moved.version).toBe(open.version + 1);
  const view = await getDeskRelease(officer, moved.releaseId);
  expect([view?.series.key, view?.next?.label, view?.draft?.approvalsNeeded]).toEqual([key, 'PR No.1', 2]);
  expect(view?.history[0]).toMatchObject({
    type: 'draft.series-changed',
    details: [{ message: `from ${place.series.key} to ${key}` }],
  });
  const hashes = await asHouse((tx) =>
    tx.review.findMany({ where: { releaseId: moved.releaseId }, select: { contentHash: true, endedAt: true } }),
  );
  const { rows } = await asHouse(async (tx) => ({
    rows: await tx.auditEvent.findMany({ where: { releaseId: moved.releaseId, type: 'draft.series-changed' } }),
  }));
  expect(hashes[0]?.endedAt).not.toBeNull();
  expect(rows[0]?.data).not.toMatchObject({ contentHash: hashes[0]?.contentHash });
});

it('a person who moves a text is one of its writers and cannot approve it', async () => {
  const draft = await makeDraft(officer, place);
  const moved = valueOf(await changeDraft(editor, { ...draft, changes: { series: other.series.key } }));
  expect(codesOf(await approveDraft(editor, valueOf(await submitDraft(officer, moved))))).toEqual(['four-eyes']);
});

it('a move to an unknown series or to its own series changes nothing', async () => {
  const draft = await makeDraft(officer, place);
  expect(codesOf(await changeDraft(officer, { ...draft, changes: { series: 'nowhere' } }))).toEqual(['series']);
  const same = valueOf(await changeDraft(officer, { ...draft, changes: { series: place.series.key } }));
  expect(same.version).toBe(draft.version);
});

it('a correction or translation stays in its series', async () => {
  const { releaseId } = valueOf(await publishRelease(editor, await approved()));
  const changes = { series: other.series.key };
  const correction = valueOf(await startCorrection(officer, { releaseId }));
  expect(codesOf(await changeDraft(officer, { ...correction, changes }))).toEqual(['series-fixed']);
  const translation = valueOf(await startTranslation(officer, { originalId: releaseId, language: 'ur' }));
  expect(codesOf(await changeDraft(officer, { ...translation, changes }))).toEqual(['series-fixed']);
});

it('each step that ends an approval notifies its editors; without approvals nobody is notified', async () => {
  const reopened = valueOf(await editApproved(officer, await approved()));
  expect((await noticesOf(reopened.releaseId)).at(-1)).toMatchObject({
    event: 'approval-ended',
  });
  const draft = await makeDraft(officer, { ...place, series: other.series });
  const half = await makeApproved(officer, editor, draft);
  valueOf(await recallDraft(officer, half));
  expect((await noticesOf(half.releaseId)).map(({ event }) => event)).toEqual(['submitted', 'approval-ended']);
  const plain = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
  valueOf(await recallDraft(officer, plain));
  expect((await noticesOf(plain.releaseId)).map(({ event }) => event)).toEqual(['submitted']);
});
