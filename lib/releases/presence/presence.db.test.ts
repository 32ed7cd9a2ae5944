// Who is in a release, and who hears of it.
import { beforeAll, expect, test } from 'vitest';
import { newestSeq } from '#lib/audit/desk-queries.ts';
import type { Actor, Role } from '#lib/core/actor.ts';
import { asHouse, codesOf, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { streamServer } from '#test/harness/stream.ts';
import { beHere } from './be-here.ts';
import { most, speaking } from './rules.ts';
import type { BeHereInput } from './schema.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Awaited<ReturnType<typeof makeUser>>;
let editor: Awaited<ReturnType<typeof makeUser>>;

beforeAll(async () => {
  place = await makeHouse();
  [officer, editor] = [await makeUser('officer', place.desk.id), await makeUser('editor', place.desk.id)];
});

let screens = 0;
/** An open screen of a release, which says where it is. */
function screenOf(actor: Actor, releaseId: string) {
  const screenId = (++screens).toString(16).padStart(16, '0');
  const say = (field: BeHereInput['field'] = null, state: BeHereInput['state'] = 'shown') =>
    beHere(actor, { releaseId, screenId, field, state });
  return {
    say,
    /** What it is told of the others. */
    sees: async (field: BeHereInput['field'] = null) =>
      valueOf(await say(field)).map(({ name, field: where }) => [name, where]),
  };
}

test('two people see each other and in which field they are, until one goes', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const [first, second] = [screenOf(officer, releaseId), screenOf(editor, releaseId)];
  expect(await first.sees('headline')).toEqual([]);
  expect(await second.sees()).toEqual([[officer.name, 'headline']]);
  expect(await first.sees('body')).toEqual([[editor.name, null]]);
  expect(await second.sees('notes')).toEqual([[officer.name, 'body']]);
  valueOf(await first.say(null, 'gone'));
  expect(await second.sees()).toEqual([]);
});

test('a second tab of a person is another screen, and another release has others', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const elsewhere = await makeDraft(officer, place);
  const [tab, other] = [screenOf(officer, releaseId), screenOf(officer, releaseId)];
  await tab.sees('headline');
  expect(await other.sees()).toEqual([[officer.name, 'headline']]);
  expect(await screenOf(editor, elsewhere.releaseId).sees()).toEqual([]);
});

test('a screen that was closed without a word is gone after its time', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const [silent, hidden, witness] = [officer, officer, editor].map((who) => screenOf(who, releaseId));
  await silent?.say('headline');
  await hidden?.say('dateline', 'hidden');
  const later = (seconds: number) =>
    rowsAs(
      'admin',
      `UPDATE newsroom.presence SET until = until - interval '${seconds} seconds' WHERE release_id = '${releaseId}'`,
    );
  await later(30);
  expect(await witness?.sees()).toEqual([[officer.name, 'dateline']]);
  await later(70);
  expect(await witness?.sees()).toEqual([]);
  const rows = await rowsAs('admin', `SELECT FROM newsroom.presence WHERE release_id = '${releaseId}'`);
  expect(rows).toHaveLength(1);
});

test('nobody is told of a release that they may not read, and the rows are behind the wall of desks', async () => {
  const { releaseId } = await makeDraft(officer, place);
  await screenOf(officer, releaseId).say();
  const stranger = await makeUser('editor', place.otherDesk.id);
  expect(codesOf(await screenOf(stranger, releaseId).say())).toEqual(['not-found']);
  expect(codesOf(await screenOf(await makeUser('admin', null), releaseId).say())).toEqual(['not-found']);
  expect(await rowsAs('newsroom_app', 'SELECT FROM newsroom.presence')).toEqual([]);
  expect(await asHouse((tx) => tx.presence.count({ where: { releaseId } }))).toBe(1);
});

test('the record says nothing of it', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const before = await newestSeq();
  await screenOf(officer, releaseId).say('headline');
  expect(await newestSeq()).toBe(before);
});

test('a person is seen in twenty screens, and speaks no more often than their screens need', async () => {
  const { releaseId } = await makeDraft(officer, place);
  const many = await makeUser('officer', place.desk.id);
  for (let screen = 0; screen < most.screens + 2; screen++) valueOf(await screenOf(many, releaseId).say());
  expect(await screenOf(editor, releaseId).sees()).toHaveLength(most.screens);
  const one = screenOf(await makeUser('officer', place.desk.id), releaseId);
  const answers = await Promise.all(Array.from({ length: speaking.burst * 2 }, () => one.say()));
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.flatMap(codesOf).every((code) => code === 'too-many')).toBe(true);
});

test('screens that answer at once leave nothing undone', async () => {
  const { releaseId } = await makeDraft(officer, place);
  await screenOf(officer, releaseId).say();
  await rowsAs('admin', `UPDATE newsroom.presence SET until = now() WHERE release_id = '${releaseId}'`);
  const people = await Promise.all(Array.from({ length: 8 }, () => makeUser('officer', place.desk.id)));
  const open = people.map((who) => screenOf(who, releaseId));
  for (const answer of await Promise.all(open.map(({ say }) => say()))) valueOf(answer);
  expect(await screenOf(editor, releaseId).sees()).toHaveLength(8);
});

async function signedIn(role: Role, deskId: string) {
  const user = await makeUser(role, deskId);
  const expiresAt = new Date('2100-01-01');
  const { id } = await asHouse((tx) => tx.session.create({ data: { userId: user.id, expiresAt } }));
  return { userId: user.id, sessionId: id };
}

test('screens of the desk hear that somebody came, moved or went, and no others do', async () => {
  const [first, second] = [await makeDraft(officer, place), await makeDraft(officer, place)];
  const elsewhere = await makeDraft(await makeUser('officer', place.otherDesk.id), {
    ...place,
    desk: place.otherDesk,
  });
  const server = await streamServer();
  const heard = await server.openForHere(await signedIn('auditor', place.desk.id));
  const outside = await server.openForHere(await signedIn('editor', place.otherDesk.id));
  const next = async (stream: typeof heard) => (await stream.next()).value?.releaseId;
  const screen = screenOf(officer, first.releaseId);
  const ends = screenOf(officer, second.releaseId);
  // A screen that says the same again is no news: after each of these one other thing is heard.
  await screen.say('headline');
  await screen.say('headline');
  expect(await next(heard)).toBe(first.releaseId);
  await ends.say();
  expect(await next(heard)).toBe(second.releaseId);
  await screen.say('body');
  expect(await next(heard)).toBe(first.releaseId);
  await ends.say(null, 'gone');
  expect(await next(heard)).toBe(second.releaseId);
  const other = await makeUser('officer', place.otherDesk.id);
  await screenOf(other, elsewhere.releaseId).say();
  expect(await next(outside)).toBe(elsewhere.releaseId);
});
