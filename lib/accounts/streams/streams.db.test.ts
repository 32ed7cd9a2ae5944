import { beforeAll, expect, test } from 'vitest';
import { signOut } from '#lib/accounts/commands.ts';
import { disableUser } from '#lib/accounts/people/people.ts';
import { changeRoles } from '#lib/accounts/roles.ts';
import { newestSeq } from '#lib/audit/desk-queries.ts';
import { type Actor, type Role, systemActor } from '#lib/core/actor.ts';
import { submitDraft } from '#lib/releases/commands.ts';
import { asHouse, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { heardUntil, type Screen, streamServer } from '#test/harness/stream.ts';

type Person = Extract<Actor, { kind: 'user' }> & Screen;
const house = systemActor('the test');
let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Person;

async function signedIn(role: Role): Promise<Person> {
  const user = await makeUser(role, place.desk.id);
  const { id } = await asHouse((tx) =>
    tx.session.create({ data: { userId: user.id, expiresAt: new Date('2100-01-01') } }),
  );
  return { ...user, userId: user.id, sessionId: id };
}

beforeAll(async () => {
  place = await makeHouse();
  officer = await signedIn('officer');
});

/** Submits a draft of the officer. Returns the draft and its entry in the record. */
async function submitted() {
  const draft = await makeDraft(officer, place);
  valueOf(await submitDraft(officer, draft));
  return { ...draft, seq: await newestSeq() };
}

test('a screen hears of new entries in the record, also after the listening connection was lost', async () => {
  const server = await streamServer();
  const editor = await signedIn('editor');
  const { status, messages } = await server.open(editor);
  expect(status).toBe(200);
  expect((await messages.next()).value).toEqual({ seq: await newestSeq(), releaseId: null, isText: false });
  const first = await submitted();
  const heard = await heardUntil(messages, first.seq);
  expect(heard.at(-1)).toEqual({ seq: first.seq, releaseId: first.releaseId, isText: false });
  await rowsAs(
    'admin',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'pressmark-desk-listen' AND datname = current_database()`,
  );
  const second = await submitted();
  expect((await heardUntil(messages, second.seq)).at(-1)?.releaseId).toBe(second.releaseId);
});

test('a stream ends when its person signs out or is shut out, and with the server', async () => {
  const server = await streamServer();
  const [leaver, outcast, stayer] = [await signedIn('officer'), await signedIn('editor'), await signedIn('editor')];
  const [left, shut, kept] = [await server.open(leaver), await server.open(outcast), await server.open(stayer)];
  valueOf(await signOut(leaver, { sessionId: leaver.sessionId }));
  for await (const _ of left.messages);
  expect((await server.open(leaver)).status).toBe(401);
  valueOf(await disableUser(house, { email: outcast.email }));
  for await (const _ of shut.messages);
  const { seq } = await submitted();
  await heardUntil(kept.messages, seq);
  await server.stop();
  for await (const _ of kept.messages);
});

test('a screen hears no more of a desk after its viewer has lost the role on it', async () => {
  const server = await streamServer();
  const editor = await signedIn('editor');
  const { messages } = await server.open(editor);
  const colleague = await server.open(await signedIn('editor'));
  await heardUntil(messages, (await submitted()).seq);
  const grants = [{ role: 'editor' as const, desk: place.desk.key }];
  valueOf(await changeRoles(house, { email: editor.email, grants, remove: true }));
  const unheard = await submitted();
  await heardUntil(colleague.messages, unheard.seq);
  valueOf(await changeRoles(house, { email: editor.email, grants, remove: false }));
  const { seq, releaseId } = await submitted();
  const heard = await heardUntil(messages, seq);
  expect(heard.map((message) => message.releaseId)).not.toContain(unheard.releaseId);
  expect(heard.at(-1)?.releaseId).toBe(releaseId);
});

test('a person has streams for six screens, and the seventh asks until one is closed', async () => {
  const server = await streamServer();
  const open = await Promise.all(Array.from({ length: 6 }, () => server.open(officer)));
  expect(open.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect((await server.open(officer)).status).toBe(429);
  const answer = await server.ask(officer);
  expect([answer.status, await answer.json()]).toEqual([200, { seq: await newestSeq() }]);
  expect((await server.open(await signedIn('editor'))).status).toBe(200);
  await open[0]?.messages.next();
  await open[0]?.messages.return(undefined);
  await expect.poll(async () => (await server.open(officer)).status).toBe(200);
});

test('a screen that shows somebody else, another site and a stranger hear nothing', async () => {
  const server = await streamServer();
  const editor = await signedIn('editor');
  expect((await server.open({ ...officer, userId: editor.id })).status).toBe(409);
  expect((await server.ask(officer, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await server.ask(officer, { cookie: '' })).status).toBe(401);
});
