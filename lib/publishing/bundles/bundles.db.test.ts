// The approved texts of a bundle become public together: all at one moment, or none.
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { discardDraft, editApproved } from '#lib/releases/commands.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { startCorrection } from '../correct.ts';
import { ClockWatch } from '../clock-watch.ts';
import { publishNextDue } from '../due.ts';
import { publishRelease } from '../publish.ts';
import { scheduleRelease } from '../schedule.ts';
import { withdrawRelease } from '../withdraw.ts';
import {
  joinBundle,
  leaveBundle,
  makeBundle,
  orderBundle,
  publishBundle,
  scheduleBundle,
  takeBundleApart,
  unscheduleBundle,
} from './commands.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
});

const approved = async (headline: string): Promise<VerbResult> =>
  await makeApproved(officer, editor, await makeDraft(officer, place, { headline }));
async function correction(headline: string): Promise<VerbResult> {
  const first = await makePublished(officer, editor, await makeDraft(officer, place, { headline }));
  const open = valueOf(await startCorrection(officer, first));
  const content = makeContent({ headline: `${headline}, put right`, note: 'A figure.' });
  return makeApproved(officer, editor, valueOf(await saveDraft(officer, { ...open, content })));
}
const bundleOf = async (...texts: VerbResult[]) =>
  valueOf(await makeBundle(editor, { name: 'Budget', releaseIds: texts.map(({ releaseId }) => releaseId) }));
const publishAt = new Date('2099-06-01T08:00:00Z');
const draftOf = (releaseId: string) =>
  asHouse((tx) =>
    tx.draft.findFirstOrThrow({ where: { releaseId }, orderBy: { createdAt: 'desc' }, include: { release: true } }),
  );
const bundleRow = (id: string) => asHouse((tx) => tx.bundle.findUnique({ where: { id } }));
const dealWithDue = async () => valueOf(await publishNextDue(new ClockWatch(), [], () => {})).outcome;
const count = async () => ({
  register: await asHouse((tx) => tx.registerEntry.count()),
  record: await asHouse((tx) => tx.auditEvent.count()),
});
const allowTwoApprovals = () =>
  asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { approvals: 2 } }));

describe('a bundle that is published', () => {
  it('becomes public at one moment, numbered in its order, with register and record of each text', async () => {
    const corrected = await correction('Demonstration: old');
    const texts = [await approved('Demonstration: c'), corrected, await approved('Demonstration: a')];
    const bundle = await bundleOf(...texts);
    const { published } = valueOf(await publishBundle(editor, bundle));
    expect(published.map(({ label }) => label)).toEqual(['PR No.2', 'PR No.1', 'PR No.3']);
    const ids = texts.map(({ releaseId }) => releaseId);
    const editions = await asHouse((tx) =>
      tx.publicEdition.findMany({ where: { releaseId: { in: ids } }, orderBy: { publishedAt: 'desc' }, take: 3 }),
    );
    expect(new Set(editions.map(({ publishedAt }) => publishedAt.getTime())).size).toBe(1);
    // Lists show the newest first, so the order is reversed.
    expect(editions.map(({ releaseId }) => releaseId)).toEqual(ids.toReversed());
    const lines = await asHouse((tx) => tx.registerEntry.findMany({ orderBy: { seq: 'desc' }, take: 3 }));
    expect(lines.toReversed().map(({ kind, number }) => [kind, number])).toEqual([
      ['published', 2],
      ['corrected', 1],
      ['published', 3],
    ]);
    expect(lines.every(({ at }) => at.getTime() >= (editions[0]?.publishedAt.getTime() ?? 0))).toBe(true);
    const events = await asHouse((tx) => tx.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 3 }));
    expect(events.toReversed().map(({ type, releaseId, data }) => [type, releaseId, data])).toEqual(
      ids.map((id, index) => [
        index === 1 ? 'release.corrected' : 'release.published',
        id,
        expect.objectContaining({ bundle: { id: bundle.bundleId, name: 'Budget' } }),
      ]),
    );
    expect(await bundleRow(bundle.bundleId)).toBeNull();
    for (const id of ids) expect(await draftOf(id)).toMatchObject({ state: 'published', bundleId: null });
    const chains = await readAs(editor, async (tx) => [await verifyRegister(tx), await verifyAudit(tx)]);
    expect(chains.map(({ broken }) => broken)).toEqual([null, null]);
  });

  it('is followed by publications with later moments and the next number', async () => {
    await publishBundle(editor, await bundleOf(await approved('Demonstration: 1'), await approved('Demonstration: 2')));
    const next = valueOf(await publishRelease(editor, await approved('Demonstration: 3')));
    expect(next.label).toBe('PR No.3');
    const [newest] = await rowsAs<{ id: string }>(
      'admin',
      'SELECT id FROM pub.release ORDER BY published_at DESC LIMIT 1',
    );
    expect(newest?.id).toBe(next.releaseId);
  });

  it('is refused whole, with every reason of every text, if one fails its checks', async () => {
    const corrected = await correction('Demonstration: old');
    const other = await approved('Demonstration: new');
    const bundle = await bundleOf(other, corrected);
    const { releaseId } = corrected;
    valueOf(await withdrawRelease(editor, { releaseId, reason: 'Issued in error.', keepText: true }));
    await allowTwoApprovals();
    const before = await count();
    const refused = await publishBundle(editor, bundle);
    expect(codesOf(refused)).toEqual(['approval-missing', 'approval-missing']);
    await asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { approvals: 1 } }));
    const again = await publishBundle(editor, bundle);
    expect(again).toMatchObject({ reasons: [{ code: 'withdrawn', message: expect.stringContaining('2. “') }] });
    expect(await count()).toEqual(before);
    expect(await draftOf(other.releaseId)).toMatchObject({ state: 'approved', bundleId: bundle.bundleId });
    expect((await draftOf(other.releaseId)).release.number).toBeNull();
    expect(await bundleRow(bundle.bundleId)).toMatchObject({ size: 2, version: 1 });
  });

  it('leaves nothing and loses no number if the database stops it in the middle', async () => {
    const bundle = await bundleOf(await approved('Demonstration: 1'), await approved('Demonstration: 2'));
    const before = await count();
    await rowsAs(
      'admin',
      `CREATE FUNCTION pub.stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stopped'; END $$;
       CREATE TRIGGER stop BEFORE INSERT ON pub.edition FOR EACH ROW WHEN (NEW.label LIKE '%No.2') EXECUTE FUNCTION pub.stop()`,
    );
    await expect(publishBundle(editor, bundle)).rejects.toThrow();
    await rowsAs('admin', 'DROP FUNCTION pub.stop CASCADE');
    expect(await count()).toEqual(before);
    const { published } = valueOf(await publishBundle(editor, bundle));
    expect(published.map(({ label }) => label)).toEqual(['PR No.1', 'PR No.2']);
  });

  it('by two editors at once becomes public once', async () => {
    const texts = [await approved('Demonstration: 1'), await approved('Demonstration: 2')];
    const bundle = await bundleOf(...texts);
    const other = await makeUser('editor', place.desk.id);
    const results = await Promise.all([publishBundle(editor, bundle), publishBundle(other, bundle)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.flatMap((one) => (one.ok ? [] : codesOf(one)))).toEqual(['not-found']);
    expect((await draftOf(texts[1]?.releaseId ?? '')).release.number).toBe(2);
  });
});

describe('a text in a bundle', () => {
  it('cannot be published, scheduled, edited or discarded before it leaves', async () => {
    const text = await approved('Demonstration: one');
    const bundle = await bundleOf(text, await approved('Demonstration: other'));
    for (const refused of [
      await publishRelease(editor, text),
      await scheduleRelease(editor, { ...text, publishAt }),
      await editApproved(editor, text),
      await discardDraft(editor, text),
      await makeBundle(editor, { name: 'Another', releaseIds: [text.releaseId] }),
    ])
      expect(codesOf(refused)).toEqual(['in-bundle']);
    expect(codesOf(await leaveBundle(officer, text))).toEqual(['role']);
    valueOf(await leaveBundle(editor, text));
    expect(await bundleRow(bundle.bundleId)).toMatchObject({ size: 1, version: 2 });
    expect(valueOf(await publishRelease(editor, text)).label).toBe('PR No.1');
  });

  it('that leaves as the last ends its bundle, and so does taking the bundle apart', async () => {
    const text = await approved('Demonstration: one');
    const { bundleId } = await bundleOf(text);
    valueOf(await leaveBundle(editor, text));
    expect(await bundleRow(bundleId)).toBeNull();
    const bundle = await bundleOf(text);
    valueOf(await takeBundleApart(editor, bundle));
    expect(await bundleRow(bundle.bundleId)).toBeNull();
    expect(await draftOf(text.releaseId)).toMatchObject({ state: 'approved', bundleId: null });
  });

  it('joins at the end, and takes its number by the order', async () => {
    const [a, b, c] = [
      await approved('Demonstration: a'),
      await approved('Demonstration: b'),
      await approved('Demonstration: c'),
    ];
    const joined = valueOf(await joinBundle(editor, { ...(await bundleOf(a, b)), releaseId: c.releaseId }));
    const releaseIds = [c, b, a].map(({ releaseId }) => releaseId);
    expect(codesOf(await orderBundle(editor, { ...joined, releaseIds: releaseIds.slice(1) }))).toEqual([
      'bundle-texts',
    ]);
    const ordered = valueOf(await orderBundle(editor, { ...joined, releaseIds }));
    expect(codesOf(await publishBundle(editor, joined))).toEqual(['stale']);
    const { published } = valueOf(await publishBundle(editor, ordered));
    expect(published.map(({ releaseId }) => releaseId)).toEqual(releaseIds);
  });
});

describe('the walls of the desks', () => {
  it('show a bundle to each of its desks with that desk’s texts alone', async () => {
    const both = await makeUser(['officer', 'editor'], null);
    const elsewhere = await makeUser('editor', place.otherDesk.id);
    const there = { ...place, desk: place.otherDesk };
    const mine = await approved('Demonstration: here');
    const theirs = await makeApproved(
      both,
      elsewhere,
      await makeDraft(both, there, { headline: 'Demonstration: there' }),
    );
    const releaseIds = [mine.releaseId, theirs.releaseId];
    expect(codesOf(await makeBundle(editor, { name: 'Budget', releaseIds }))).toEqual(['not-found']);
    const made = valueOf(await makeBundle(both, { name: 'Budget', releaseIds }));
    expect(codesOf(await publishBundle(editor, made))).toEqual(['bundle-beyond-desks']);
    const stranger = await makeUser('editor', (await makeOffice()).place.desk.id);
    expect(codesOf(await publishBundle(stranger, made))).toEqual(['not-found']);
    const scheduled = valueOf(await scheduleBundle(both, { ...made, publishAt }));
    // An editor of one desk takes the schedule back, but does not see the other desk's text.
    valueOf(await leaveBundle(editor, mine));
    expect(await bundleRow(made.bundleId)).toMatchObject({ size: 1, publishAt: null, version: scheduled.version + 1 });
    expect(await bundleRow(made.bundleId)).toMatchObject({
      missedBecause: expect.stringContaining('took a release out'),
      missedReasons: [expect.objectContaining({ code: 'bundle-left', params: { by: editor.name } })],
    });
    expect(codesOf(await publishBundle(editor, made))).toEqual(['not-found']);
  });
});

describe('a bundle that is scheduled', () => {
  const makeDue = (bundleId: string) =>
    asHouse((tx) => tx.bundle.update({ where: { id: bundleId }, data: { publishAt: new Date(0) } }));

  it('is published at its time by the worker, between the single schedules before and after it', async () => {
    const [before, a, b, after] = [
      await approved('Demonstration: before'),
      await approved('Demonstration: a'),
      await approved('Demonstration: b'),
      await approved('Demonstration: after'),
    ];
    const bundle = await bundleOf(a, b);
    valueOf(await scheduleBundle(editor, { ...bundle, publishAt }));
    for (const text of [before, after]) valueOf(await scheduleRelease(editor, { ...text, publishAt }));
    expect(await dealWithDue()).toBe('nothing');
    await makeDue(bundle.bundleId);
    for (const [text, ms] of [
      [before, -1],
      [after, 1],
    ] as const)
      await asHouse((tx) =>
        tx.draft.updateMany({ where: { releaseId: text.releaseId }, data: { publishAt: new Date(ms) } }),
      );
    while ((await dealWithDue()) !== 'nothing');
    const numbers = [];
    for (const { releaseId } of [before, a, b, after]) numbers.push((await draftOf(releaseId)).release.number);
    expect(numbers).toEqual([1, 2, 3, 4]);
    const [event] = await asHouse((tx) =>
      tx.auditEvent.findMany({ where: { releaseId: a.releaseId }, orderBy: { seq: 'desc' }, take: 1 }),
    );
    expect(event?.data).toMatchObject({ scheduledFor: new Date(0).toISOString(), bundle: { name: 'Budget' } });
  });

  it('is given back whole with every reason if a text fails, and the person who set the time is notified', async () => {
    const texts = [await approved('Demonstration: a'), await approved('Demonstration: b')];
    const bundle = await bundleOf(...texts);
    valueOf(await scheduleBundle(editor, { ...bundle, publishAt }));
    await makeDue(bundle.bundleId);
    await allowTwoApprovals();
    expect(await dealWithDue()).toBe('given-back');
    const row = await bundleRow(bundle.bundleId);
    expect(row).toMatchObject({ publishAt: null, missedAt: new Date(0), size: 2 });
    expect(row?.missedBecause).toMatch(/1\. “Demonstration: a”: .*2\. “Demonstration: b”: /);
    expect((await draftOf(texts[0]?.releaseId ?? '')).release.number).toBeNull();
    const notices = await asHouse((tx) =>
      tx.notice.findMany({ where: { event: 'bundle-missed', releaseId: texts[0]?.releaseId ?? '' } }),
    );
    expect(notices.map(({ userId }) => userId)).toEqual([editor.id]);
  });

  it('cannot be changed until its schedule is taken back', async () => {
    const text = await approved('Demonstration: a');
    const bundle = await bundleOf(text);
    expect(codesOf(await scheduleBundle(editor, { ...bundle, publishAt: new Date(0) }))).toEqual(['publish-at-past']);
    const scheduled = valueOf(await scheduleBundle(editor, { ...bundle, publishAt }));
    expect(codesOf(await publishBundle(editor, scheduled))).toEqual(['bundle-scheduled']);
    expect(codesOf(await takeBundleApart(editor, scheduled))).toEqual(['bundle-scheduled']);
    const back = valueOf(await unscheduleBundle(editor, scheduled));
    expect(valueOf(await publishBundle(editor, back)).published).toHaveLength(1);
  });
});
