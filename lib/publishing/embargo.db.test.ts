// No text becomes public before its embargo ends, by whatever path. The embargo changes no approval
// and is the newsroom's alone.
import { beforeEach, describe, expect, it } from 'vitest';
import { releaseEvents } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { discardDraft, restoreDraft } from '#lib/releases/commands.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeDraft,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { makeBundle, publishBundle, scheduleBundle } from './bundles/commands.ts';
import { ClockWatch } from './clock-watch.ts';
import { startCorrection } from './correct.ts';
import { publishNextDue } from './due.ts';
import { publishRelease } from './publish.ts';
import { scheduleRelease } from './schedule.ts';
import { publishUrgently } from './urgent.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
});

const terms = 'Accredited press, against a signature. Nothing before the end.';
const [end, before, after] = ['2099-06-01T12:00:00Z', '2099-06-01T11:59:59Z', '2099-06-01T12:00:01Z'].map(
  (at) => new Date(at),
) as [Date, Date, Date];

/** A moment by the database's clock, which may differ from this process's. */
async function fromNow(ms: number): Promise<Date> {
  const [row] = await rowsAs<{ at: Date }>('admin', `SELECT clock_timestamp() + $1 * interval '1 ms' AS at`, [ms]);
  return row?.at as Date;
}
const draft = (headline = 'Demonstration: figures') => makeDraft(officer, place, { headline });
const approved = async (headline?: string) => makeApproved(officer, editor, await draft(headline));
const set = async (subject: VerbResult, until: Date, actor = editor) =>
  valueOf(await setEmbargo(actor, { ...subject, until, terms }));
const embargoed = async (headline?: string) => set(await approved(headline), end);
const viewOf = async (releaseId: string) => getDeskRelease(editor, releaseId);
const publicRows = (releaseId: string) =>
  rowsAs<{ row: string }>('admin', 'SELECT to_json(e)::text AS row FROM pub.edition e WHERE release_id = $1', [
    releaseId,
  ]);
const eventsOf = (releaseId: string) => asHouse((tx) => releaseEvents(tx, releaseId));
/** The embargo ends, as by the passing of time. */
const letItEnd = (releaseId: string) =>
  asHouse((tx) => tx.draft.updateMany({ where: { releaseId }, data: { embargoUntil: new Date(0) } }));

describe('an embargo', () => {
  it('is set, changed and lifted without touching state, approval and text; the record has each', async () => {
    const text = await approved();
    const first = await set(text, end, officer);
    expect(first).toEqual({ ...text, version: text.version + 1 });
    const changed = await set(first, before);
    expect((await viewOf(text.releaseId))?.draft).toMatchObject({
      embargo: { until: before, terms },
      state: 'approved',
      approvals: [{ by: (editor as { name: string }).name }],
    });
    expect((await listDeskReleases(editor)).find(({ id }) => id === text.releaseId)?.embargoUntil).toEqual(before);
    const lifted = valueOf(await liftEmbargo(editor, { ...changed, reason: 'The figures are out.' }));
    expect((await viewOf(text.releaseId))?.draft?.embargo).toBeNull();
    expect((await eventsOf(text.releaseId)).slice(-3).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'draft.embargo-set', data: { version: first.version, until: end.toISOString(), terms } },
      { type: 'draft.embargo-set', data: { version: changed.version, until: before.toISOString(), terms } },
      {
        type: 'draft.embargo-lifted',
        data: { version: lifted.version, until: before.toISOString(), reason: 'The figures are out.' },
      },
    ]);
    const [line] = (await viewOf(text.releaseId))?.history ?? [];
    expect(line).toMatchObject({ words: 'Embargo lifted', details: [{ message: 'The figures are out.' }] });
    expect(valueOf(await publishRelease(editor, lifted)).state).toBe('published');
  });

  it('is refused in the past, from a stale screen, and to people of other desks', async () => {
    const text = await draft();
    const past = { ...text, until: await fromNow(-1), terms };
    expect(codesOf(await setEmbargo(officer, past))).toEqual(['embargo-past']);
    await set(text, end);
    expect(codesOf(await setEmbargo(officer, { ...text, until: end, terms }))).toEqual(['stale']);
    const stranger = await makeUser(['officer', 'editor'], place.otherDesk.id);
    expect(codesOf(await liftEmbargo(stranger, text))).toEqual(['not-found']);
  });

  it('refuses publication, urgent publication and an earlier schedule, with its end', async () => {
    const text = await embargoed();
    const refused = await publishRelease(editor, text);
    expect(codesOf(refused)).toEqual(['embargo']);
    expect(refused).toMatchObject({ kind: 'conflict', reasons: [{ params: { until: '2099-06-01 12:00 UTC' } }] });
    expect(codesOf(await scheduleRelease(editor, { ...text, publishAt: before }))).toEqual(['embargo']);
    expect(valueOf(await scheduleRelease(editor, { ...text, publishAt: end })).state).toBe('scheduled');
    const urgent = await set(await draft(), end);
    expect(codesOf(await publishUrgently(editor, { ...urgent, reason: 'A flood.' }))).toEqual(['embargo']);
    expect(await publicRows(text.releaseId)).toEqual([]);
  });

  it('that would end after the time of a schedule is refused; at that time it may end', async () => {
    const text = valueOf(await scheduleRelease(editor, { ...(await approved()), publishAt: end }));
    expect(codesOf(await setEmbargo(editor, { ...text, until: after, terms }))).toEqual(['embargo-after-schedule']);
    const held = await set(text, end);
    expect(held.state).toBe('scheduled');
    expect((await viewOf(text.releaseId))?.draft?.publishAt).toEqual(end);
    const [one, other] = [await approved('Demonstration: a'), await approved('Demonstration: b')];
    const made = valueOf(await makeBundle(editor, { name: 'Budget', releaseIds: [one.releaseId, other.releaseId] }));
    valueOf(await scheduleBundle(editor, { ...made, publishAt: end }));
    expect(codesOf(await setEmbargo(editor, { ...other, until: after, terms }))).toEqual(['embargo-after-schedule']);
    await set(other, end);
  });

  it('is over at the moment of its end: a schedule of that moment publishes, and not before', async () => {
    const until = await fromNow(4000);
    const text = valueOf(await scheduleRelease(editor, { ...(await set(await approved(), until)), publishAt: until }));
    const state = async () => (await viewOf(text.releaseId))?.draft?.state;
    while ((await state()) === 'scheduled') valueOf(await publishNextDue(new ClockWatch(), [], () => {}));
    const [edition] = await rowsAs<{ isEarly: boolean }>(
      'admin',
      'SELECT published_at < $2 AS "isEarly" FROM pub.edition WHERE release_id = $1',
      [text.releaseId, until],
    );
    expect(edition).toEqual({ isEarly: false });
  });

  it('is history once the text is public, which says nothing of it; a correction starts without', async () => {
    const text = await embargoed();
    await letItEnd(text.releaseId);
    const published = valueOf(await publishRelease(editor, text));
    const [row] = await asHouse((tx) => tx.draft.findMany({ where: { releaseId: text.releaseId } }));
    expect(row).toMatchObject({ embargoUntil: null, embargoTerms: null });
    const [edition] = await publicRows(text.releaseId);
    expect(edition?.row).toContain('Demonstration: figures');
    expect(edition?.row).not.toMatch(/embargo|against a signature/i);
    expect(codesOf(await liftEmbargo(editor, published))).toEqual(['state', 'no-embargo']);
    const open = valueOf(await startCorrection(officer, published));
    expect((await viewOf(text.releaseId))?.draft?.embargo).toBeNull();
    await set(open, end);
  });

  it('comes back with a discarded text that is restored', async () => {
    const text = valueOf(await discardDraft(officer, await embargoed()));
    expect(codesOf(await liftEmbargo(editor, text))).toEqual(['state']);
    const back = valueOf(await restoreDraft(officer, text));
    expect(codesOf(await publishUrgently(editor, { ...back, reason: 'A flood.' }))).toEqual(['embargo']);
  });
});

describe('a bundle with a text under an embargo', () => {
  it('is refused whole, with the reason of that text, until the time is late enough', async () => {
    const texts = [await approved('Demonstration: a'), await embargoed('Demonstration: b')];
    const releaseIds = texts.map(({ releaseId }) => releaseId);
    const bundle = valueOf(await makeBundle(editor, { name: 'Budget', releaseIds }));
    for (const refused of [
      await publishBundle(editor, bundle),
      await scheduleBundle(editor, { ...bundle, publishAt: before }),
    ])
      expect(refused).toMatchObject({
        reasons: [{ code: 'embargo', params: { place: 2, headline: 'Demonstration: b' } }],
      });
    for (const id of releaseIds) expect(await publicRows(id)).toEqual([]);
    valueOf(await scheduleBundle(editor, { ...bundle, publishAt: end }));
  });
});

describe('an embargo and a publication at the same moment', () => {
  it('never both happen', async () => {
    for (let round = 0; round < 6; round++) {
      const text = await approved();
      const [held, published] = await Promise.all([
        setEmbargo(officer, { ...text, until: end, terms }),
        publishRelease(editor, text),
      ]);
      expect([held.ok, published.ok].filter(Boolean)).toHaveLength(1);
      expect(codesOf(held.ok ? published : held)).toEqual(['stale', held.ok ? 'embargo' : 'state']);
      expect(await publicRows(text.releaseId)).toHaveLength(held.ok ? 0 : 1);
    }
  });

  it('never both happen in a bundle, and neither does a schedule that would come too early', async () => {
    for (const schedules of [false, true, false, true]) {
      const [one, other] = [await approved('Demonstration: a'), await approved('Demonstration: b')];
      const made = valueOf(await makeBundle(editor, { name: 'Budget', releaseIds: [one.releaseId, other.releaseId] }));
      const [held, done] = await Promise.all([
        setEmbargo(officer, { ...other, until: end, terms }),
        schedules ? scheduleBundle(editor, { ...made, publishAt: before }) : publishBundle(editor, made),
      ]);
      expect([held.ok, done.ok].filter(Boolean)).toHaveLength(1);
      if (held.ok) expect(codesOf(done)).toEqual(['embargo']);
    }
  });
});
