// Old notices and deliveries go: a real PostgreSQL, and a clock that is played.
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { markRead, notify, postLink } from '#lib/notices/commands.ts';
import { listNotices } from '#lib/notices/queries.ts';
import { asHouse, makeOffice, valueOf } from '#test/factories.ts';
import { playClock } from '#test/harness/clock.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { gatherNotices } from './gather.ts';
import { sweep } from './sweep.ts';

type Person = Extract<Actor, { kind: 'user' }>;
let officer: Person;
let editor: Person;

beforeEach(async () => {
  ({ officer, editor } = await makeOffice());
  await playClock('0 s');
});

/** Three notices of the officer, of which the first two are read, in one delivery of this state. */
async function noticesIn(state: 'sent' | 'failed' | 'waiting') {
  for (let n = 0; n < 3; n++) await asHouse((tx) => notify(tx, editor, 'assigned', null, { addressees: [officer.id] }));
  await gatherNotices();
  await rowsAs(
    'admin',
    `UPDATE newsroom.delivery SET state = '${state}', sent_at = CASE WHEN '${state}' = 'sent' THEN created_at END
      WHERE user_id = '${officer.id}'`,
  );
  const { rows } = await listNotices(officer, null);
  valueOf(await markRead(officer, { noticeId: rows[1]?.id ?? '', andOlder: true }));
}
const left = async () => ({
  notices: (await listNotices(officer, null)).rows.length,
  deliveries: await asHouse((tx) => tx.delivery.count({ where: { userId: officer.id } })),
});

test('read notices and sent e-mails go after 90 days, unread notices after a year', async () => {
  await noticesIn('sent');
  await playClock('89 days');
  expect(await sweep()).toBe(false);
  expect(await left()).toEqual({ notices: 3, deliveries: 1 });
  await playClock('91 days');
  await sweep();
  expect(await left()).toEqual({ notices: 1, deliveries: 0 });
  await playClock('367 days');
  await sweep();
  expect(await left()).toEqual({ notices: 0, deliveries: 0 });
});

test.each(['failed', 'waiting'] as const)('an e-mail that is %s stays, and its notices with it', async (state) => {
  await noticesIn(state);
  await playClock('400 days');
  await sweep();
  expect(await left()).toEqual({ notices: 3, deliveries: 1 });
});

test('a sweep takes a bounded number of rows, and says that there are more', async () => {
  await playClock('400 days');
  while (await sweep());
  await playClock('0 s');
  await noticesIn('sent');
  await asHouse((tx) => postLink(tx, 'former@demo.example', 'password'));
  await playClock('367 days');
  expect(await sweep(2)).toBe(true);
  expect(await left()).toEqual({ notices: 1, deliveries: 0 });
  expect(await sweep(2)).toBe(false);
  expect(await left()).toEqual({ notices: 0, deliveries: 0 });
});
