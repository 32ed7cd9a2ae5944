// Notices of events, on a real PostgreSQL.
import { beforeEach, describe, expect, test } from 'vitest';
import { disableUser } from '#lib/accounts/people/people.ts';
import { type Actor, desksSeenBy, type Role, roles, systemActor } from '#lib/core/actor.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { approveDraft, editApproved, requestChanges, submitDraft } from '#lib/releases/commands.ts';
import {
  asHouse,
  makeApproved,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { markRead, notify, setNoticeMail } from './commands.ts';
import { listNotices, unreadNotices } from './queries.ts';

type Person = Extract<Actor, { kind: 'user' }>;
let place: Office['place'];
let officer: Person;
let editor: Person;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
});

const eventsOf = async (person: Person) => (await listNotices(person, null)).rows.map(({ event }) => event);

describe('an event', () => {
  test('is news for the people whom it concerns, in order, and for nobody else', async () => {
    const elsewhere = await makeUser('editor', place.otherDesk.id);
    const auditor = await makeUser('auditor', place.desk.id);
    const draft = await makeDraft(officer, place);
    const back = valueOf(
      await requestChanges(editor, { ...valueOf(await submitDraft(officer, draft)), reason: 'Amend.' }),
    );
    await makePublished(officer, editor, back);
    expect(await eventsOf(editor)).toEqual(['submitted', 'submitted']);
    expect(await eventsOf(officer)).toEqual(['published', 'approved', 'changes-requested']);
    expect([await eventsOf(elsewhere), await eventsOf(auditor)]).toEqual([[], []]);
  });

  test('that ends approvals is news for the editors who gave them', async () => {
    const approved = await makeApproved(officer, editor, await makeDraft(officer, place));
    valueOf(await editApproved(officer, approved));
    expect(await eventsOf(editor)).toEqual(['approval-ended', 'submitted']);
  });

  test('that is refused is no news', async () => {
    const submitted = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
    expect((await approveDraft(officer, submitted)).ok).toBe(false);
    expect((await publishRelease(editor, submitted)).ok).toBe(false);
    expect(await eventsOf(officer)).toEqual([]);
  });

  test('reaches nobody who may not read the desk, though the event names them', async () => {
    const stranger = await makeUser('editor', place.otherDesk.id);
    const former = await makeUser('officer', place.desk.id);
    valueOf(await disableUser(systemActor('the test'), { email: former.email }));
    const { releaseId } = await makeDraft(officer, place);
    await asHouse((tx) =>
      notify(
        tx,
        editor,
        'assigned',
        { releaseId, deskId: place.desk.id },
        {
          addressees: [officer.id, stranger.id, former.id],
        },
      ),
    );
    const rows = await asHouse((tx) => tx.notice.findMany({ where: { releaseId }, select: { userId: true } }));
    expect(rows).toEqual([{ userId: officer.id }]);
  });

  test('of the house reaches its administrators', async () => {
    const admin = await makeUser('admin', null);
    await asHouse((tx) => notify(tx, systemActor('the newsroom'), 'schedules-held', null, { addressees: [editor.id] }));
    expect([await eventsOf(admin), await eventsOf(editor), await eventsOf(officer)]).toEqual([
      ['schedules-held'],
      ['schedules-held'],
      [],
    ]);
  });
});

describe('a notice', () => {
  test('is no longer shown to whoever lost the desk', async () => {
    await submitDraft(officer, await makeDraft(officer, place));
    const moved: Person = { ...editor, grants: [{ role: 'editor', deskId: place.otherDesk.id }] };
    expect([await unreadNotices(editor), await unreadNotices(moved)]).toEqual([1, 0]);
  });

  test('is marked as read by its own person alone, one or all up to it', async () => {
    for (let n = 0; n < 3; n++) await submitDraft(officer, await makeDraft(officer, place));
    const second = await makeUser('editor', place.desk.id);
    const { rows } = await listNotices(editor, null);
    const [newest, middle] = rows;
    if (!newest || !middle) throw new Error('the editor has notices');
    valueOf(await markRead(second, { noticeId: newest.id, andOlder: true }));
    expect(await unreadNotices(editor)).toBe(3);
    valueOf(await markRead(editor, { noticeId: newest.id, andOlder: false }));
    expect(await unreadNotices(editor)).toBe(2);
    valueOf(await markRead(editor, { noticeId: middle.id, andOlder: true }));
    expect(await unreadNotices(editor)).toBe(0);
  });

  test('is listed by pages, newest first, each once', async () => {
    const { releaseId } = await makeDraft(officer, place);
    await asHouse(async (tx) => {
      for (let n = 0; n < 60; n++)
        await notify(tx, editor, 'assigned', { releaseId, deskId: place.desk.id }, { addressees: [officer.id] });
    });
    const first = await listNotices(officer, null);
    const rest = await listNotices(officer, first.next);
    expect([first.rows.length, rest.rows.length, rest.next, first.unread]).toEqual([50, 10, null, 60]);
    const ids = [...first.rows, ...rest.rows].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });

  test('comes by e-mail when its person says; only they set it', async () => {
    valueOf(await setNoticeMail(officer, { pace: 'daily', hour: 17 }));
    expect((await listNotices(officer, null)).setting).toEqual({ pace: 'daily', hour: 17 });
    expect((await listNotices(editor, null)).setting).toEqual({ pace: 'at-once', hour: 8 });
  });
});

test('who reads a desk is the same in PostgreSQL and in lib/core/actor.ts', async () => {
  const cases = roles.flatMap((role: Role) => [place.desk.id, place.otherDesk.id, null].map((on) => ({ role, on })));
  for (const { role, on } of cases) {
    const person = await makeUser(role, on);
    const seen = desksSeenBy(person);
    const [row] = await asHouse(
      (tx) => tx.$queryRaw<{ reads: boolean }[]>`
        SELECT newsroom.reads_desk(${person.id}::uuid, ${place.desk.id}::uuid) AS reads`,
    );
    expect([role, on, row?.reads]).toEqual([role, on, seen === '*' || seen.includes(place.desk.id)]);
  }
});
