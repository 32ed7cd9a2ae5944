// A schedule is kept once, by the database's clock. A text that fails its checks at that time is
// not published.
import { beforeEach, describe, expect, it } from 'vitest';
import { releaseEvents } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { approveDraft, editApproved, submitDraft } from '#lib/releases/commands.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
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
import { rowsAs } from '#test/harness/connections.ts';
import { startCorrection } from './correct.ts';
import { ClockWatch } from './clock-watch.ts';
import { publishNextDue } from './due.ts';
import { publishRelease } from './publish.ts';
import { scheduleRelease, unscheduleRelease } from './schedule.ts';
import { withdrawRelease } from './withdraw.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
});

/** A moment by the database's clock, which may differ from this process's. */
async function fromNow(ms: number): Promise<Date> {
  const [row] = await rowsAs<{ at: Date }>('admin', `SELECT clock_timestamp() + $1 * interval '1 ms' AS at`, [ms]);
  return row?.at as Date;
}

const approved = async (headline = 'Demonstration: approved'): Promise<VerbResult> =>
  await makeApproved(officer, editor, await makeDraft(officer, place, { headline }));
const scheduled = async (ms: number): Promise<VerbResult> =>
  valueOf(await scheduleRelease(editor, { ...(await approved()), publishAt: await fromNow(ms) }));
const letItsTimeCome = (releaseId: string) =>
  asHouse((tx) => tx.draft.updateMany({ where: { releaseId, state: 'scheduled' }, data: { publishAt: new Date(0) } }));
const newest = (releaseId: string) =>
  asHouse((tx) =>
    tx.draft.findFirstOrThrow({ where: { releaseId }, orderBy: { createdAt: 'desc' }, include: { release: true } }),
  );
const eventsOf = async (releaseId: string) => (await asHouse((tx) => releaseEvents(tx, releaseId))).map((e) => e.type);
const dealWithDue = async () => valueOf(await publishNextDue(new ClockWatch(), [], () => {})).outcome;

/** Publishes everything that is due, as a worker does. */
async function work(): Promise<void> {
  while ((await dealWithDue()) !== 'nothing');
}

describe('a schedule', () => {
  it('keeps the time and who set it, and is taken back without touching the approval', async () => {
    const subject = await scheduled(3_600_000);
    expect(await newest(subject.releaseId)).toMatchObject({ state: 'scheduled', scheduledById: editor.id });
    const back = valueOf(await unscheduleRelease(editor, subject));
    expect(back.state).toBe('approved');
    expect(await newest(subject.releaseId)).toMatchObject({ publishAt: null, scheduledById: null });
    expect((await eventsOf(subject.releaseId)).slice(-2)).toEqual(['draft.scheduled', 'draft.unscheduled']);
    expect(valueOf(await publishRelease(editor, back)).state).toBe('published');
  });

  it('is refused in the past, to an officer and without an approval, with every reason', async () => {
    const draft = await makeDraft(officer, place);
    const publishAt = await fromNow(-1);
    expect(codesOf(await scheduleRelease(officer, { ...draft, publishAt }))).toEqual([
      'role',
      'state',
      'approval-missing',
      'publish-at-past',
    ]);
  });

  it('ends with the approval when the text is opened again', async () => {
    const subject = await scheduled(3_600_000);
    const open = valueOf(await editApproved(officer, subject));
    expect(await newest(subject.releaseId)).toMatchObject({ state: 'draft', publishAt: null });
    expect(codesOf(await scheduleRelease(editor, { ...open, publishAt: await fromNow(3_600_000) }))).toContain(
      'approval-missing',
    );
  });

  it('must be removed before an editor publishes by hand', async () => {
    expect(codesOf(await publishRelease(editor, await scheduled(3_600_000)))).toEqual(['state']);
  });
});

describe('a due release', () => {
  it('is not published before its time, and then once by any number of workers', async () => {
    const subject = await scheduled(400);
    const { publishAt } = await newest(subject.releaseId);
    const view = new Set<string>();
    while ((await newest(subject.releaseId)).state === 'scheduled') {
      for (const dealt of await Promise.all([1, 2, 3, 4].map(() => dealWithDue()))) view.add(dealt);
    }
    expect([...view].sort()).toEqual(['nothing', 'published']);
    const [edition] = await rowsAs<{ count: number; isEarly: boolean }>(
      'admin',
      `SELECT count(*)::int AS count, bool_or(published_at < $2) AS "isEarly" FROM pub.edition WHERE release_id = $1`,
      [subject.releaseId, publishAt],
    );
    expect(edition).toEqual({ count: 1, isEarly: false });
  });

  it('takes the next number without gap, whichever of several workers publishes it', async () => {
    const all: VerbResult[] = [];
    for (let i = 0; i < 8; i++) all.push(await scheduled(3_600_000));
    for (const { releaseId } of all) await letItsTimeCome(releaseId);
    await Promise.all([work(), work(), work()]);
    // A worker stops when others hold every due text. This one publishes what is left.
    await work();
    const numbers = await asHouse((tx) => tx.release.findMany({ where: { seriesId: place.series.id } }));
    expect(numbers.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const events = await eventsOf(all[0]?.releaseId ?? '');
    expect(events.filter((type) => type === 'release.published')).toHaveLength(1);
  });

  it('is recorded as published by the newsroom, with the time that was set', async () => {
    const subject = await scheduled(3_600_000);
    await letItsTimeCome(subject.releaseId);
    await work();
    const events = await asHouse((tx) => releaseEvents(tx, subject.releaseId));
    expect(events.at(-1)).toMatchObject({
      type: 'release.published',
      actorName: 'the newsroom',
      data: { scheduledFor: new Date(0).toISOString() },
    });
  });

  it('may be a correction', async () => {
    const first = valueOf(await publishRelease(editor, await approved()));
    const open = valueOf(await startCorrection(officer, first));
    const content = makeContent({ headline: 'Demonstration: put right', note: 'A figure.' });
    const ready = valueOf(
      await approveDraft(
        editor,
        valueOf(await submitDraft(officer, valueOf(await saveDraft(officer, { ...open, content })))),
      ),
    );
    valueOf(await scheduleRelease(editor, { ...ready, publishAt: await fromNow(3_600_000) }));
    await letItsTimeCome(first.releaseId);
    await work();
    expect((await newest(first.releaseId)).release).toMatchObject({ edition: 2, label: first.label });
  });
});

describe('a due release that fails its checks', () => {
  const missedBy = (releaseId: string) =>
    asHouse((tx) =>
      tx.notice.findMany({ where: { releaseId, event: 'schedule-missed' }, select: { userId: true, byName: true } }),
    );

  it('stays approved if its approvals hold; the reason is recorded, and its scheduler is notified', async () => {
    const first = valueOf(await publishRelease(editor, await approved()));
    const open = valueOf(await startCorrection(officer, first));
    const content = makeContent({ headline: 'Demonstration: put right', note: 'A figure.' });
    const written = valueOf(await saveDraft(officer, { ...open, content }));
    const ready = await makeApproved(officer, editor, written);
    valueOf(await scheduleRelease(editor, { ...ready, publishAt: await fromNow(3_600_000) }));
    valueOf(await withdrawRelease(editor, { releaseId: first.releaseId, reason: 'Issued in error.', keepText: true }));
    await letItsTimeCome(first.releaseId);
    await work();
    const row = await newest(first.releaseId);
    expect(row).toMatchObject({ state: 'approved', publishAt: null, missedAt: new Date(0) });
    expect(row.missedBecause).toContain('PR No.1 was withdrawn meanwhile.');
    expect(row.release.edition).toBe(1);
    expect(await missedBy(first.releaseId)).toEqual([{ userId: editor.id, byName: 'the newsroom' }]);
    const onDesk = await getDeskRelease(editor, first.releaseId);
    const because = onDesk?.draft?.missed?.because ?? [];
    expect(because.map(({ code }) => code)).toEqual(['withdrawn']);
    expect(onDesk?.history[0]).toMatchObject({ type: 'draft.schedule-missed', details: because });
  });

  it('becomes a draft again when its approvals are no longer enough, and nothing of it is public', async () => {
    const subject = await scheduled(3_600_000);
    await asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { approvals: 2 } }));
    await letItsTimeCome(subject.releaseId);
    await work();
    const row = await newest(subject.releaseId);
    expect(row).toMatchObject({ state: 'draft', release: { publicState: 'none', number: null } });
    expect(row.missedBecause).toContain('1 of 2 approvals');
    expect(await missedBy(subject.releaseId)).toHaveLength(1);
    const holding = await asHouse((tx) => tx.review.count({ where: { draftId: row.id, endedAt: null } }));
    expect(holding).toBe(0);
  });

  it('does not hold up the others', async () => {
    const failing = await scheduled(3_600_000);
    await asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { approvals: 2 } }));
    await letItsTimeCome(failing.releaseId);
    ({ place, officer, editor } = await makeOffice());
    const other = await scheduled(3_600_000);
    await letItsTimeCome(other.releaseId);
    await work();
    expect((await newest(failing.releaseId)).state).toBe('draft');
    expect((await newest(other.releaseId)).state).toBe('published');
  });
});

describe('how long until the next is due', () => {
  it('comes from the database, without delayed releases', async () => {
    await asHouse((tx) =>
      tx.draft.updateMany({
        where: { state: 'scheduled' },
        data: { state: 'approved', publishAt: null, scheduledById: null },
      }),
    );
    const look = async (putOff: string[]) => valueOf(await publishNextDue(new ClockWatch(), putOff, () => {}));
    expect(await look([])).toEqual({ outcome: 'nothing', nextIn: null });
    const subject = await scheduled(3_600_000);
    const { nextIn } = (await look([])) as { nextIn: number };
    expect(nextIn).toBeGreaterThan(3_000_000);
    expect(nextIn).toBeLessThanOrEqual(3_600_000);
    await letItsTimeCome(subject.releaseId);
    expect(await look([subject.releaseId])).toEqual({ outcome: 'nothing', nextIn: null });
    await asHouse(async (tx) => {
      // Another transaction holds the release.
      await tx.$executeRaw`SELECT 1 FROM newsroom.release WHERE id = ${subject.releaseId}::uuid FOR UPDATE`;
      expect(((await look([])) as { nextIn: number }).nextIn).toBeLessThan(0);
    });
    expect(await look([])).toEqual({ outcome: 'published' });
  });
});
