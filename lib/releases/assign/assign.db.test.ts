import { beforeAll, expect, test } from 'vitest';
import { disableUser } from '#lib/accounts/people/people.ts';
import { systemActor } from '#lib/core/actor.ts';
import { listNotices } from '#lib/notices/queries.ts';
import { asHouse, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { assignRelease } from './assign.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';

type Place = Awaited<ReturnType<typeof makeHouse>>;
type User = Awaited<ReturnType<typeof makeUser>>;
let place: Place;
let officer: User;
let colleague: User;

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', place.desk.id);
  colleague = await makeUser('officer', place.desk.id);
});

const whyFor = async (person: User, id: string) =>
  (await listDeskReleases(person)).find((item) => item.id === id)?.why ?? null;

test('a draft that is handed over is only in the new person’s queue, and can be given back', async () => {
  const { releaseId, version } = await makeDraft(officer, place);
  const assigned = valueOf(await assignRelease(officer, { releaseId, userId: colleague.id, before: null }));
  expect(assigned.version).toBe(version);
  expect([await whyFor(officer, releaseId), await whyFor(colleague, releaseId)]).toEqual([null, 'assigned']);
  const shown = await getDeskRelease(officer, releaseId);
  expect(shown?.draft?.assignee).toEqual({ id: colleague.id, name: colleague.name });
  expect(shown?.history[0]).toMatchObject({ words: 'Assigned', details: [{ message: `to ${colleague.name}` }] });
  const news = (person: User) => listNotices(person, null).then(({ rows }) => rows.map(({ event }) => event));
  expect([await news(officer), await news(colleague)]).toEqual([[], ['assigned']]);
  valueOf(await assignRelease(colleague, { releaseId, userId: null }));
  expect([await whyFor(officer, releaseId), await whyFor(colleague, releaseId)]).toEqual(['draft', null]);
});

test('a draft of somebody who was shut out waits for an editor, who hands it over', async () => {
  const leaver = await makeUser('officer', place.desk.id);
  const editor = await makeUser('editor', place.desk.id);
  const { releaseId } = await makeDraft(leaver, place);
  expect(await whyFor(editor, releaseId)).toBeNull();
  valueOf(await disableUser(systemActor('test'), { email: leaver.email }));
  expect([await whyFor(editor, releaseId), await whyFor(colleague, releaseId)]).toEqual(['handover', null]);
  valueOf(await assignRelease(editor, { releaseId, userId: colleague.id, before: null }));
  expect([await whyFor(editor, releaseId), await whyFor(colleague, releaseId)]).toEqual([null, 'assigned']);
});

test('a person who could not work on a draft cannot be assigned to it, and a stale screen is refused', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const elsewhere = await makeUser('editor', place.otherDesk.id);
  const leaver = await makeUser('officer', place.desk.id);
  valueOf(await disableUser(systemActor('test'), { email: leaver.email }));
  for (const { id } of [elsewhere, leaver])
    expect(await assignRelease(officer, { releaseId, userId: id })).toMatchObject({
      ok: false,
      kind: 'invalid',
      reasons: [{ code: 'assignee' }],
    });
  valueOf(await assignRelease(officer, { releaseId, userId: colleague.id }));
  expect(await assignRelease(officer, { releaseId, userId: officer.id, before: null })).toMatchObject({
    ok: false,
    kind: 'stale',
  });
  const { assigneeId } = await asHouse((tx) => tx.draft.findFirstOrThrow({ where: { releaseId } }));
  expect(assigneeId).toBe(colleague.id);
});
