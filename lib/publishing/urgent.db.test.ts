// An urgent publication does not wait for an approval. Another editor reviews it
// afterwards.
import { beforeEach, describe, expect, it } from 'vitest';
import { releaseEvents, verifyAudit } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { discardDraft, submitDraft } from '#lib/releases/commands.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
import { saveDraft } from '#lib/releases/write.ts';
import {
  asHouse,
  codesOf,
  makeContent,
  makeDraft,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { startCorrection } from './correct.ts';
import { publishUrgently, reviewUrgent } from './urgent.ts';
import { withdrawRelease } from './withdraw.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;
let second: Actor;
const reason = 'Flood warning for the lower valley.';

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
  second = await makeUser('editor', place.desk.id);
});

const newest = (releaseId: string) =>
  asHouse((tx) =>
    tx.draft.findFirstOrThrow({ where: { releaseId }, orderBy: { createdAt: 'desc' }, include: { revisions: true } }),
  );
const noticesOf = (releaseId: string) =>
  asHouse((tx) =>
    tx.notice.findMany({
      where: { releaseId },
      orderBy: { id: 'asc' },
      select: { event: true, byName: true, userId: true },
    }),
  );

describe('an urgent publication', () => {
  it('of a draft takes the next number, freezes exactly its text, notifies the editors and is flagged', async () => {
    const draft = await makeDraft(officer, place, { headline: 'Demonstration: urgent' });
    const result = valueOf(await publishUrgently(editor, { ...draft, reason }));
    expect([result.state, result.label]).toEqual(['published', 'PR No.1']);
    const row = await newest(draft.releaseId);
    expect(row).toMatchObject({
      state: 'published',
      urgentReason: reason,
      urgentById: editor.id,
      urgentReviewedAt: null,
    });
    expect(row.revisions.map((revision) => revision.content)).toEqual([row.content]);
    expect(await noticesOf(draft.releaseId)).toEqual(
      [officer, second].map(({ id: userId }) => ({ event: 'published-urgently', byName: editor.name, userId })),
    );
    const events = await asHouse((tx) => releaseEvents(tx, draft.releaseId));
    const data = events.at(-1)?.data as Record<string, unknown>;
    expect([events.at(-1)?.type, data.urgentReason, data.revision]).toEqual(['release.published', reason, 1]);
    // Nobody approved it, so the record must not say so.
    expect(data).not.toHaveProperty('approvedHash');
  });

  it('of a submitted text publishes the revision that was submitted', async () => {
    const draft = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
    valueOf(await publishUrgently(editor, { ...draft, reason }));
    expect((await newest(draft.releaseId)).revisions.map((revision) => revision.number)).toEqual([1]);
  });

  it('of a correction becomes the next edition, with a flag of its own', async () => {
    const draft = await makeDraft(officer, place);
    valueOf(await publishUrgently(editor, { ...draft, reason }));
    valueOf(await reviewUrgent(second, { releaseId: draft.releaseId, note: 'It is right.' }));
    const open = valueOf(await startCorrection(officer, { releaseId: draft.releaseId }));
    const content = makeContent({ headline: 'Demonstration: put right', note: 'The river was another one.' });
    const written = valueOf(await saveDraft(officer, { ...open, content }));
    const result = valueOf(await publishUrgently(editor, { ...written, reason }));
    expect(result.label).toBe('PR No.1');
    const release = await asHouse((tx) => tx.release.findUniqueOrThrow({ where: { id: draft.releaseId } }));
    expect(release.edition).toBe(2);
    expect((await newest(draft.releaseId)).urgentReviewedAt).toBeNull();
  });

  it('is refused with every reason: the person, the text and the series', async () => {
    await asHouse((tx) => tx.series.update({ where: { id: place.series.id }, data: { allowUrgent: false } }));
    const draft = await makeDraft(officer, place, { headline: '', endMark: '' });
    const refused = await publishUrgently(officer, { ...draft, reason });
    expect(codesOf(refused)).toEqual(['role', 'headline-missing', 'end-mark-missing', 'urgent-forbidden']);
    expect(await newest(draft.releaseId)).toMatchObject({ state: 'draft', version: draft.version, revisions: [] });
  });

  it('of a stale or discarded draft is refused, and nothing is frozen', async () => {
    const draft = await makeDraft(officer, place);
    valueOf(await discardDraft(officer, draft));
    expect(codesOf(await publishUrgently(editor, { ...draft, reason }))).toEqual(['stale', 'state']);
    expect((await newest(draft.releaseId)).revisions).toEqual([]);
  });

  it('pressed twice publishes once', async () => {
    const draft = await makeDraft(officer, place);
    const results = await Promise.all([1, 2].map(() => publishUrgently(editor, { ...draft, reason })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await newest(draft.releaseId)).revisions).toHaveLength(1);
  });
});

describe('its review', () => {
  it('is written once, by an editor who neither wrote nor published the text, and takes the flag away', async () => {
    const writing = await makeUser(['officer', 'editor'], place.desk.id);
    const draft = await makeDraft(writing, place);
    valueOf(await publishUrgently(editor, { ...draft, reason }));
    const { releaseId } = draft;
    const note = 'Read against the warning of the meteorological office.';
    expect(codesOf(await reviewUrgent(editor, { releaseId, note }))).toEqual(['four-eyes']);
    expect(codesOf(await reviewUrgent(writing, { releaseId, note }))).toEqual(['four-eyes']);
    expect(codesOf(await reviewUrgent(officer, { releaseId, note }))).toEqual(['role']);
    const stranger = await makeUser('editor', place.otherDesk.id);
    expect(codesOf(await reviewUrgent(stranger, { releaseId, note }))).toEqual(['not-found']);
    valueOf(await reviewUrgent(second, { releaseId, note }));
    expect(await newest(releaseId)).toMatchObject({ urgentNote: note, urgentReviewedById: second.id });
    expect(codesOf(await reviewUrgent(second, { releaseId, note }))).toEqual(['nothing-to-review']);
    expect((await noticesOf(releaseId)).at(-1)).toMatchObject({ event: 'urgent-reviewed', byName: second.name });
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
  });

  it('is still needed when the release was withdrawn or a correction is open', async () => {
    const draft = await makeDraft(officer, place);
    const { releaseId } = draft;
    valueOf(await publishUrgently(editor, { ...draft, reason }));
    const { publishedAt } = await asHouse((tx) => tx.release.findUniqueOrThrow({ where: { id: releaseId } }));
    const open = valueOf(await startCorrection(officer, { releaseId }));
    valueOf(await withdrawRelease(editor, { releaseId, reason: 'It was not so.', keepText: true }));
    const rows = await getDeskRelease(second, releaseId);
    expect(rows?.urgent).toEqual([{ by: editor.name, at: publishedAt, reason }]);
    expect(rows?.canReviewUrgent.allowed).toBe(true);
    expect((await listDeskReleases(second)).find(({ id }) => id === releaseId)).toMatchObject({
      isUrgent: true,
      why: 'urgent',
    });
    const result = valueOf(await reviewUrgent(second, { releaseId, note: 'The figure was wrong; withdrawn.' }));
    expect([result.state, result.version]).toEqual(['draft', open.version]);
  });

  it('by the person who published or wrote the text is refused by the database too', async () => {
    const draft = await makeDraft(officer, place);
    valueOf(await publishUrgently(editor, { ...draft, reason }));
    const review = (by: Actor) =>
      asHouse((tx) =>
        tx.draft.updateMany({
          where: { releaseId: draft.releaseId },
          data: { urgentReviewedById: by.id, urgentReviewedAt: new Date(), urgentNote: 'Fine.' },
        }),
      );
    await expect(review(editor)).rejects.toThrow(/draft_urgent_review/);
    await expect(review(officer)).rejects.toThrow(/draft_urgent_review/);
  });
});
