// From a notice to its e-mail: a real PostgreSQL, a real mail server, and a clock that is played.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { linkHolder } from '#lib/accounts/by-link.ts';
import { inviteUser } from '#lib/accounts/invite.ts';
import { markRead, notify, postLink, setNoticeMail } from '#lib/notices/commands.ts';
import { listNotices } from '#lib/notices/queries.ts';
import { asHouse, codesOf, makeDraft, makeOffice, makeUser, type Office, valueOf } from '#test/factories.ts';
import { playClock } from '#test/harness/clock.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { sendAgain } from './deliveries.ts';
import { listDeliveries } from './delivery-queries.ts';
import { deliverDue } from './deliver.ts';
import { MailSink, withoutTls } from '#test/harness/mail-sink.ts';
import { dropDueNotices, gatherNotices } from './gather.ts';
import type { DeliveryPage } from './schema.ts';

type Person = Extract<Actor, { kind: 'user' }>;
let sink: MailSink;
let place: Office['place'];
let officer: Person;
let editor: Person;
let admin: Person;
let releaseId: string;

beforeAll(async () => {
  sink = await MailSink.start(withoutTls);
  Object.assign(process.env, {
    SMTP_URL: sink.url,
    SMTP_TLS: 'optional',
    PRESSMARK_URL: 'https://press.example.org',
  });
});
afterAll(() => sink.stop());
beforeEach(async () => {
  sink.mails = [];
  sink.refuse = () => null;
  ({ place, officer, editor } = await makeOffice());
  admin = await makeUser('admin', null);
  ({ releaseId } = await makeDraft(officer, place, { headline: 'Demonstration: the reservoir of Tharparkar' }));
  await playClock('0 s');
  await dropDueNotices();
  await rowsAs('admin', `UPDATE newsroom.delivery SET state = 'sent', sent_at = now() WHERE state <> 'sent'`);
});

const assign = (person: Person = officer) =>
  asHouse((tx) => notify(tx, editor, 'assigned', { releaseId, deskId: place.desk.id }, { addressees: [person.id] }));
const work = async () => {
  await gatherNotices();
  while ((await deliverDue()) > 0);
};
const deliveriesOf = (person: Person) =>
  asHouse((tx) => tx.delivery.findMany({ where: { userId: person.id }, orderBy: { id: 'asc' } }));
const rowsOf = (page: DeliveryPage | null) => page?.rows ?? [];
const idOf = ({ text }: { text: string }) => /^Message-ID: (.+)$/m.exec(text)?.[1];

describe('a notice', () => {
  test('becomes one e-mail in plain text and HTML, which quotes no word of the text', async () => {
    await assign();
    await work();
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[officer.email]]);
    const text = sink.mails[0]?.text ?? '';
    for (const part of ['Subject: Assigned to you: First desk', 'text/plain', 'text/html', 'Auto-Submitted'])
      expect(text).toContain(part);
    expect(text).toContain(`https://press.example.org/desk/releases/${releaseId}`);
    expect(text).not.toMatch(/Tharparkar/);
    expect(await deliveriesOf(officer)).toMatchObject([
      { state: 'sent', tries: 1, answer: expect.stringMatching(/^250/) },
    ]);
  });

  test('comes in its reader’s language', async () => {
    await asHouse((tx) => tx.userAccount.update({ where: { id: officer.id }, data: { language: 'ur' } }));
    await assign();
    await work();
    const text = sink.mails[0]?.text ?? '';
    expect(text).toContain('Subject: =?UTF-8?');
    expect(text.replace(/=\r?\n/g, '')).toContain('lang=3D"ur" dir=3D"rtl"');
  });

  test('of several within one beat makes one e-mail; one that was read meanwhile is not in it', async () => {
    for (let n = 0; n < 3; n++) await assign();
    const { rows } = await listNotices(officer, null);
    valueOf(await markRead(officer, { noticeId: rows[0]?.id ?? '', andOlder: false }));
    await work();
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.text).toContain('Subject: 2 notices');
  });

  test('goes to nobody who lost the desk or was shut out, and none to whoever wants none', async () => {
    const former = await makeUser('officer', place.desk.id);
    for (const person of [officer, former]) await assign(person);
    await asHouse((tx) => tx.roleGrant.deleteMany({ where: { userId: former.id } }));
    valueOf(await setNoticeMail(officer, { pace: 'none', hour: 8 }));
    await work();
    expect(sink.mails).toEqual([]);
    expect((await listNotices(officer, null)).unread).toBe(1);
  });

  test('waits for the hour of a daily e-mail in the house’s zone', async () => {
    const [row] = await rowsAs<{ hour: number }>(
      'admin',
      `SELECT extract(hour FROM (now() + interval '2 h') AT TIME ZONE 'Asia/Karachi')::int AS hour`,
    );
    valueOf(await setNoticeMail(officer, { pace: 'daily', hour: row?.hour ?? 0 }));
    await assign();
    await work();
    expect(sink.mails).toEqual([]);
    await playClock('2 h');
    await assign(editor);
    await assign();
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[officer.email]]);
    // What came after the hour goes with the next day's.
    expect(sink.mails[0]?.text).toContain('Subject: Assigned to you');
  });

  test('stays on the desk alone where there is no mail server', async () => {
    await assign();
    expect(await dropDueNotices()).toBe(1);
    await work();
    expect([sink.mails, (await listNotices(officer, null)).unread]).toEqual([[], 1]);
  });
});

describe('a delivery', () => {
  test('outlasts a mail server that is away for an hour, and arrives once', async () => {
    await sink.stop();
    await assign();
    for (const minutes of [0, 1, 10, 30, 59]) {
      await playClock(`${minutes} min`);
      await work();
    }
    const [waiting] = await deliveriesOf(officer);
    expect(waiting).toMatchObject({ state: 'waiting', tries: 5, answer: expect.stringContaining('ECONNREFUSED') });
    await sink.start();
    await work();
    expect(sink.mails).toEqual([]);
    await playClock('2 h');
    await work();
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[officer.email]]);
    expect(await deliveriesOf(officer)).toMatchObject([{ state: 'sent', tries: 6 }]);
  });

  test('whose worker was killed after it was sent comes again as the same message', async () => {
    await assign();
    await work();
    // The state as it is when a worker is killed before it writes what the server said.
    const [sent] = await deliveriesOf(officer);
    await rowsAs(
      'admin',
      `UPDATE newsroom.delivery SET state = 'waiting', sent_at = NULL, next_try_at = now() WHERE id = '${sent?.id}'`,
    );
    await work();
    expect(sink.mails.map(idOf)).toEqual([`<${sent?.id}@press.example.org>`, `<${sent?.id}@press.example.org>`]);
  });

  test('is sent by one worker of many', async () => {
    await assign();
    await Promise.all([1, 2, 3].map(gatherNotices));
    await Promise.all([1, 2, 3].map(() => deliverDue()));
    expect(sink.mails).toHaveLength(1);
  });

  test('that is refused for good has failed, others arrive, and administrators hear of it', async () => {
    sink.refuse = (to) => (to === officer.email ? 550 : null);
    await assign();
    await asHouse((tx) =>
      notify(tx, officer, 'assigned', { releaseId, deskId: place.desk.id }, { addressees: [editor.id] }),
    );
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[editor.email]]);
    expect(await deliveriesOf(officer)).toMatchObject([
      { state: 'failed', tries: 1, answer: expect.stringContaining('550') },
    ]);
    expect((await listNotices(admin, null)).rows.map(({ event }) => event)).toEqual(['delivery-failed']);
    const recorded = await asHouse((tx) => tx.auditEvent.findFirst({ orderBy: { seq: 'desc' } }));
    expect(recorded).toMatchObject({ type: 'delivery.failed', data: { address: officer.email } });
  });

  test('is given up after three days, not before', async () => {
    await sink.stop();
    await assign();
    await work();
    await playClock('71 h');
    await work();
    expect(await deliveriesOf(officer)).toMatchObject([{ state: 'waiting' }]);
    await playClock('73 h');
    await work();
    expect(await deliveriesOf(officer)).toMatchObject([{ state: 'failed' }]);
    await sink.start();
  });

  test('of an invitation has a new link for every try, and to nobody it goes without a word', async () => {
    const invited = valueOf(
      await inviteUser(admin, {
        email: 'invited@demo.example',
        name: 'Invited',
        grants: [{ role: 'officer', desk: place.desk.key }],
        by: 'mail',
      }),
    );
    await asHouse((tx) => postLink(tx, 'nobody@demo.example', 'password'));
    await sink.stop();
    await work();
    await sink.start();
    const [waiting, ...others] = rowsOf(await listDeliveries(admin, { state: 'waiting', before: null }));
    expect([waiting, others]).toMatchObject([{ address: invited.email, link: 'invitation', tries: 1 }, []]);
    await playClock('1 min');
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[invited.email]]);
    expect(idOf(sink.mails[0] ?? { text: '' })).toBe(`<${waiting?.id}.2@press.example.org>`);
    const code = /join\?code=3D([\w-]{43})/.exec(sink.mails[0]?.text.replace(/=\r?\n/g, '') ?? '')?.[1];
    const rows = await asHouse(
      (tx) => tx.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(d)::text AS row FROM newsroom.delivery d WHERE address = ${invited.email}`,
    );
    for (const { row } of rows) expect(row).not.toContain(code);
    expect((await linkHolder(code ?? '', 'invitation')).ok).toBe(true);
  });
});

describe('the list of deliveries', () => {
  test('is for administrators, who send one again', async () => {
    sink.refuse = () => 550;
    await assign();
    await work();
    const [row] = rowsOf(await listDeliveries(admin, { state: 'failed', before: null }));
    expect(row).toMatchObject({ address: officer.email, state: 'failed', tries: 1, noticeCount: 1 });
    const input = { deliveryId: row?.id ?? '' };
    expect(await listDeliveries(editor, { state: 'failed', before: null })).toBeNull();
    expect(codesOf(await sendAgain(editor, input))).toEqual(['role']);
    sink.refuse = () => null;
    valueOf(await sendAgain(admin, input));
    await work();
    expect(sink.mails.map(({ to }) => to)).toEqual([[officer.email]]);
    expect(codesOf(await sendAgain(admin, input))).toEqual(['delivery-sent']);
    expect(codesOf(await sendAgain(admin, { deliveryId: releaseId }))).toEqual(['not-found']);
  });
});
