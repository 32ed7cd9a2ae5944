// The database's clock is set back and forward on a real PostgreSQL. Only the clock is a stand-in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Actor } from '#lib/core/actor.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeOffice,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { playClock } from '#test/harness/clock.ts';
import { acceptClock, releaseSchedules } from './clock.ts';
import { ClockWatch } from './clock-watch.ts';
import { startCorrection } from './correct.ts';
import { publishNextDue } from './due.ts';
import { reserveNumber, setNextNumber, voidNumber } from './numbers.ts';
import { publishRelease } from './publish.ts';
import { scheduleRelease } from './schedule.ts';
import { publishUrgently } from './urgent.ts';
import { verifyTimes } from './verify.ts';
import { reinstateRelease, withdrawRelease } from './withdraw.ts';

const house = systemActor('the test');
let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
});
afterEach(() => playClock('0 s'));

const approved = async () => makeApproved(officer, editor, await makeDraft(officer, place));
const publish = async () => valueOf(await publishRelease(editor, await approved()));
const reason = 'A reason.';

type Dates = { published: Date; entry: Date };

/** The times of publication in the register's order: of each edition, and of each entry. */
const dates = () =>
  rowsAs<Dates>(
    'admin',
    `SELECT e.published_at AS published, g.at AS entry FROM pub.register_entry g
     JOIN pub.edition e ON e.release_id = g.release_id AND e.edition = g.edition AND g.kind IN ('published', 'corrected') ORDER BY g.seq`,
  );
const count = async () => (await rowsAs('admin', 'SELECT 1 FROM pub.register_entry')).length;
const verified = async () =>
  asHouse(async (tx) => ({
    audit: (await verifyAudit(tx)).broken,
    register: (await verifyRegister(tx)).broken,
    times: await verifyTimes(tx),
  }));
const whole = { audit: null, register: null, times: [] };

describe('with the clock behind by four seconds', () => {
  it('publications are dated after the newest entry, in the order of their numbers', async () => {
    const before = await publish();
    await playClock('-4 s');
    await publish();
    const started = valueOf(await startCorrection(officer, { releaseId: before.releaseId }));
    const content = makeContent({ headline: 'Demonstration: corrected', note: 'A figure.' });
    const corrected = valueOf(await saveDraft(officer, { ...started, content }));
    valueOf(await publishRelease(editor, await makeApproved(officer, editor, corrected)));
    await publish();
    const all = await dates();
    const times = all.slice(-4).map(({ published }) => published.getTime());
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(all.every(({ published, entry }) => published <= entry)).toBe(true);
    expect(await verified()).toEqual(whole);
  });
});

describe('with the clock two hours behind', () => {
  it('nothing becomes public in any way, and the message names both times', async () => {
    const published = await publish();
    const [ready, urgent] = [await approved(), await makeDraft(officer, place)];
    const reserved = valueOf(await reserveNumber(editor, { series: place.series.key, reason }));
    const entries = await count();
    await playClock('-2 h');
    const refused = await Promise.all([
      publishRelease(editor, ready),
      publishUrgently(editor, { ...urgent, reason }),
      withdrawRelease(editor, { ...published, reason, keepText: true }),
      reserveNumber(editor, { series: place.series.key, reason }),
      voidNumber(editor, { reservationId: reserved.reservationId, reason }),
      setNextNumber(house, { series: place.series.key, next: 900, reason }),
    ]);
    for (const one of refused) expect(codesOf(one)).toEqual(['clock-behind']);
    expect(refused[0]).toMatchObject({
      kind: 'unavailable',
      reasons: [
        { message: expect.stringMatching(/clock says .* UTC, and the newest entry .* UTC\. Nothing was published/) },
      ],
    });
    expect(await count()).toBe(entries);
    await playClock('0 s');
    expect(valueOf(await publishRelease(editor, ready)).state).toBe('published');
  });

  it('a correction, a reinstatement and a due release are refused too, and stay unchanged', async () => {
    const published = await publish();
    const withdrawn = valueOf(await withdrawRelease(editor, { ...published, reason, keepText: true }));
    const ready = await approved();
    const [soon] = await rowsAs<{ at: Date }>('admin', "SELECT clock_timestamp() + interval '1 h' AS at");
    const scheduled = valueOf(await scheduleRelease(editor, { ...ready, publishAt: soon?.at ?? new Date(0) }));
    await playClock('-2 h');
    expect(codesOf(await reinstateRelease(editor, { ...withdrawn, reason }))).toEqual(['clock-behind']);
    await rowsAs('admin', `UPDATE newsroom.draft SET publish_at = '2001-01-01' WHERE release_id = $1`, [
      scheduled.releaseId,
    ]);
    expect(codesOf(await publishNextDue(new ClockWatch(), [], () => {}))).toEqual(['clock-behind']);
    const [draft] = await rowsAs('admin', 'SELECT state FROM newsroom.draft WHERE release_id = $1', [
      scheduled.releaseId,
    ]);
    expect(draft).toEqual({ state: 'scheduled' });
    await playClock('0 s');
    expect(valueOf(await publishNextDue(new ClockWatch(), [], () => {})).outcome).toBe('published');
  });

  it('people go on writing, and the record’s time waits at its newest event', async () => {
    await makeDraft(officer, place);
    await playClock('-2 h');
    await makeDraft(officer, place);
    expect(await verified()).toEqual(whole);
  });
});

describe('with the clock two hours ahead', () => {
  /** A text that is due in an hour by the real clock. */
  async function inAnHour(): Promise<string> {
    const [soon] = await rowsAs<{ at: Date }>('admin', "SELECT clock_timestamp() + interval '1 h' AS at");
    const scheduled = await scheduleRelease(editor, { ...(await approved()), publishAt: soon?.at ?? new Date(0) });
    return valueOf(scheduled).releaseId;
  }
  const deal = async (watch: ClockWatch) => valueOf(await publishNextDue(watch, [], () => {})).outcome;
  const stateOf = async (id: string) =>
    (await rowsAs<{ state: string }>('admin', 'SELECT state FROM newsroom.draft WHERE release_id = $1', [id]))[0]
      ?.state;

  it('due releases are held for every worker until an administrator releases them', async () => {
    const watch = new ClockWatch();
    const releaseId = await inAnHour();
    expect(await deal(watch)).toBe('nothing');
    await playClock('2 h');
    expect(await deal(watch)).toBe('held');
    expect(await deal(watch)).toBe('held');
    // A worker on another machine, which did not see the jump.
    expect(await deal(new ClockWatch(() => 0))).toBe('held');
    await playClock('0 s');
    expect(await deal(watch)).toBe('held');
    expect(await stateOf(releaseId)).toBe('scheduled');
    expect(codesOf(await releaseSchedules(editor, { reason }))).toEqual(['role']);
    expect(valueOf(await releaseSchedules(house, { reason: 'The clock is right again.' })).due).toBe(0);
    expect(await deal(watch)).toBe('nothing');
    expect(codesOf(await releaseSchedules(house, { reason }))).toEqual(['not-held']);
    const events = await rowsAs('admin', `SELECT data FROM newsroom.audit_event WHERE type = 'schedules.held'`);
    expect(events).toHaveLength(1);
    await rowsAs('admin', `UPDATE newsroom.draft SET publish_at = '2001-01-01' WHERE release_id = $1`, [releaseId]);
    expect(await deal(watch)).toBe('published');
  });

  it('a worker that starts after the jump holds too, if one ran on this machine before', async () => {
    const releaseId = await inAnHour();
    expect(await deal(new ClockWatch())).toBe('nothing');
    await playClock('2 h');
    expect(await deal(new ClockWatch())).toBe('held');
    expect(await stateOf(releaseId)).toBe('scheduled');
    await playClock('0 s');
    valueOf(await releaseSchedules(house, { reason }));
  });

  it('a release that became due while the machine slept or was off is published at once', async () => {
    let uptime = 1_000_000;
    const asleep = new ClockWatch(() => uptime);
    const first = await inAnHour();
    expect(await deal(asleep)).toBe('nothing');
    uptime += 7200;
    await playClock('2 h');
    while ((await deal(asleep)) === 'published');
    expect(await stateOf(first)).toBe('published');
    // A machine counts from 0 after a restart, so its earlier time proves no jump.
    await playClock('4 h');
    expect(await deal(new ClockWatch(() => 12))).toBe('nothing');
    await playClock('0 s');
    valueOf(await acceptClock(house, { reason }));
  });
});

describe('an entry of a clock that ran ahead', () => {
  it('stops publication until an administrator accepts the clock, which the record shows', async () => {
    await playClock('2 h');
    await publish();
    await playClock('0 s');
    const ready = await approved();
    expect(codesOf(await publishRelease(editor, ready))).toEqual(['clock-behind']);
    expect(codesOf(await acceptClock(editor, { reason }))).toEqual(['role']);
    valueOf(await acceptClock(house, { reason: 'The machine came up with a wrong clock.' }));
    expect(valueOf(await publishRelease(editor, ready)).state).toBe('published');
    await publish();
    const [now] = await rowsAs<{ at: Date }>('admin', 'SELECT clock_timestamp() AS at');
    expect((await dates()).at(-1)?.published.getTime()).toBeLessThanOrEqual(now?.at.getTime() ?? 0);
    expect(await verified()).toEqual(whole);
    expect(codesOf(await acceptClock(house, { reason }))).toEqual(['clock-not-behind']);
  });
});

describe('audit verify', () => {
  it('names the first entry of register and record that has an earlier time than the entry before it', async () => {
    await publish();
    const { seq } = (
      await rowsAs<{ seq: number }>('admin', 'SELECT max(seq)::int AS seq FROM pub.register_entry')
    )[0] as { seq: number };
    // A house that published by a clock that was set back has right hashes and falling times.
    await playClock('-2 h');
    await rowsAs(
      'admin',
      `CREATE OR REPLACE FUNCTION newsroom.public_moment() RETURNS timestamptz LANGUAGE sql AS $$ SELECT date_trunc('milliseconds', newsroom.clock()) $$`,
    );
    await publish();
    const { register, times } = await verified();
    expect(register).toMatchObject({
      chain: 'register',
      seq: seq + 1,
      why: expect.stringContaining('before the one before it'),
    });
    expect(times).toEqual([]);
  });
});
