import pg from 'pg';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { saveDraft } from '#lib/releases/write.ts';
import {
  asHouse,
  makeApproved,
  makeContent,
  makeDraft,
  makeOffice,
  makePublished,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { changesSince } from '#lib/site/changes-queries.ts';
import { startCorrection } from './correct.ts';
import { scheduleRelease } from './schedule.ts';
import { changesChannel, tagsOfChange } from '#lib/site/tags-rules.ts';
import { reinstateRelease, withdrawRelease } from './withdraw.ts';

let officer: Actor;
let editor: Actor;
let place: Office['place'];

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});

const published = async () => makePublished(officer, editor, await makeDraft(officer, place));

/** A correction with a text that is not submitted yet. */
async function corrected(releaseId: string) {
  const content = makeContent({
    headline: 'Demonstration: corrected',
    note: 'The second paragraph named the wrong month.',
  });
  return valueOf(await saveDraft(officer, { ...valueOf(await startCorrection(officer, { releaseId })), content }));
}
const correct = async (releaseId: string) => makePublished(officer, editor, await corrected(releaseId));

/** The public state of a release, and whether the newsroom's row says the same. */
async function publicStateOf(releaseId: string) {
  const [row] = await asHouse(
    (tx) => tx.$queryRaw<{ state: string; edition: number; same: boolean }[]>`
      SELECT p.state, p.edition, (p.state, p.edition, p.period, p.period_start, p.number, p.label, p.path, p.published_at)
        IS NOT DISTINCT FROM (n.public_state, n.edition, n.period, n.period_start, n.number, n.label, n.path, n.published_at) AS same
      FROM pub.release p JOIN newsroom.release n ON n.id = p.id WHERE p.id = ${releaseId}::uuid`,
  );
  return row;
}

it('the newsroom’s row equals the public one after every public step', async () => {
  const { releaseId } = await published();
  expect(await publicStateOf(releaseId)).toEqual({ state: 'published', edition: 1, same: true });
  await correct(releaseId);
  expect(await publicStateOf(releaseId)).toEqual({ state: 'published', edition: 2, same: true });
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: true }));
  expect(await publicStateOf(releaseId)).toEqual({ state: 'withdrawn', edition: 2, same: true });
  valueOf(await reinstateRelease(editor, { releaseId, reason: 'Right after all.' }));
  expect(await publicStateOf(releaseId)).toEqual({ state: 'published', edition: 2, same: true });
});

it('a withdrawal changes no draft: a scheduled correction keeps state, version and time', async () => {
  const { releaseId } = await published();
  const ready = await makeApproved(officer, editor, await corrected(releaseId));
  const publishAt = new Date(Date.now() + 3_600_000);
  const scheduled = valueOf(await scheduleRelease(editor, { ...ready, publishAt }));
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: true }));
  const drafts = await asHouse((tx) => tx.draft.findMany({ where: { releaseId }, orderBy: { createdAt: 'asc' } }));
  expect(drafts).toMatchObject([
    { kind: 'first', state: 'published' },
    { kind: 'correction', state: 'scheduled', version: scheduled.version, publishAt },
  ]);
});

it('each step sends one notification; the register names the pages of the release and its neighbours', async () => {
  const [before, changed, after] = [await published(), await published(), await published()];
  const numberOf = ({ path }: { path: string }) => {
    const [year, month, number] = path.split('/').slice(-3);
    return `number:${place.series.key}/${year}-${month}/${number}`;
  };
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const notifications: string[] = [];
  admin.on('notification', ({ payload = '' }) => notifications.push(payload));
  try {
    await admin.query(`LISTEN ${changesChannel}`);
    const since = await changesSince(null);
    await correct(changed.releaseId);
    await vi.waitFor(() => expect(notifications).toHaveLength(1));
    valueOf(await withdrawRelease(editor, { releaseId: changed.releaseId, reason: 'Wrong.', keepText: true }));
    await vi.waitFor(() => expect(notifications).toHaveLength(2));
    expect(notifications).toEqual(['', '']);
    const { entries, withdrawn, follows, timeZone } = await changesSince(since);
    expect([entries?.map(({ kind }) => kind), withdrawn, follows]).toEqual([['corrected', 'withdrawn'], true, true]);
    for (const entry of entries ?? []) {
      const tags = tagsOfChange(entry, timeZone);
      expect(tags).toContain(`release:${changed.releaseId}`);
      const numbers = tags.filter((tag) => tag.startsWith('number:'));
      expect(numbers.toSorted()).toEqual([before, changed, after].map(numberOf).toSorted());
    }
  } finally {
    await admin.end();
  }
});

it('the site recognises a register that was replaced, and a change of the house', async () => {
  const since = await changesSince(null);
  expect(await changesSince({ ...since, hash: 'another' })).toMatchObject({ follows: false });
  expect(await changesSince({ ...since, seq: '999999' })).toMatchObject({ follows: false });
  await asHouse((tx) => tx.publicHouse.update({ where: { id: 1 }, data: { endMark: '###' } }));
  const after = await changesSince(since);
  expect(after.follows).toBe(true);
  expect(after.marks).not.toBe(since.marks);
});
