import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { discardDraft, submitDraft } from '#lib/releases/commands.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
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
  type Office,
  valueOf,
} from '#test/factories.ts';
import { startCorrection } from './correct.ts';
import { publishRelease } from './publish.ts';
import { getPage } from '#lib/site/queries.ts';
import { verifyEditions } from './verify.ts';
import { withdrawRelease } from './withdraw.ts';

const note = 'The second paragraph named the wrong month.';
let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
});

async function published(headline: string) {
  const draft = await makeDraft(officer, place, { headline });
  return makePublished(officer, editor, draft);
}

async function correctedDraft(releaseId: string, headline: string): Promise<VerbResult> {
  const started = valueOf(await startCorrection(officer, { releaseId }));
  return valueOf(await saveDraft(officer, { ...started, content: makeContent({ headline, note }) }));
}

const approved = async (draft: VerbResult) => makeApproved(officer, editor, draft);

describe('a correction', () => {
  it('is the next edition under the same number and address, with a public note; the first stays readable', async () => {
    const first = await published('Demonstration: before the correction');
    const ready = await approved(await correctedDraft(first.releaseId, 'Demonstration: after the correction'));
    const second = valueOf(await publishRelease(editor, ready));
    expect([second.label, second.path]).toEqual([first.label, first.path]);
    const newest = (await getPage(first.path, null))?.page;
    expect(newest).toMatchObject({
      edition: 2,
      note,
      text: { content: { headline: 'Demonstration: after the correction' } },
    });
    const earlier = (await getPage(first.path, 1))?.page;
    expect(earlier).toMatchObject({
      edition: 1,
      note: null,
      text: { content: { headline: 'Demonstration: before the correction' } },
    });
    const register = await publicQuery<{ kind: string; edition: number; note: string | null }>(
      'test-corrected',
      'SELECT kind, edition, note FROM pub.register_entry WHERE release_id = $1 ORDER BY seq',
      [first.releaseId],
    );
    expect(register.map((row) => [row.kind, row.edition, row.note])).toEqual([
      ['published', 1, null],
      ['corrected', 2, note],
    ]);
  });

  it('takes no number: the next release follows without a gap', async () => {
    const first = await published('Demonstration: one number');
    valueOf(
      await publishRelease(editor, await approved(await correctedDraft(first.releaseId, 'Demonstration: same number'))),
    );
    const next = await published('Demonstration: the number after');
    const numberOf = (label: string) => Number(label.slice('PR No.'.length));
    expect(numberOf(next.label)).toBe(numberOf(first.label) + 1);
  });

  it('without a public note is not submitted', async () => {
    const first = await published('Demonstration: without a note');
    const started = valueOf(await startCorrection(officer, { releaseId: first.releaseId }));
    expect(codesOf(await submitDraft(officer, started))).toEqual(['note-missing']);
  });

  it('without writers is frozen with an empty list of writers', async () => {
    const { releaseId } = await published('Demonstration: written by nobody');
    const started = valueOf(await startCorrection(officer, { releaseId }));
    const content = makeContent({ headline: 'Demonstration: written by nobody', note });
    await asHouse((tx) =>
      tx.draft.updateMany({ where: { releaseId, kind: 'correction' }, data: { content: content as object } }),
    );
    valueOf(await submitDraft(officer, started));
    const rows = await asHouse(
      (tx) =>
        tx.$queryRaw`SELECT writers::text FROM newsroom.revision WHERE release_id = ${releaseId}::uuid ORDER BY number`,
    );
    expect(rows).toEqual([{ writers: `{${officer.id}}` }, { writers: '{}' }]);
  });

  it('is refused while another correction of the release is open', async () => {
    const first = await published('Demonstration: one at a time');
    const results = await Promise.all([1, 2].map(() => startCorrection(officer, { releaseId: first.releaseId })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const refused = results.filter((result) => !result.ok);
    expect(refused.flatMap(codesOf)).toEqual(['draft-open']);
    expect(refused).toMatchObject([{ reasons: [{ message: expect.stringContaining(`(${officer.name}, `) }] }]);
  });

  it('that is discarded leaves the published text, and another may begin', async () => {
    const first = await published('Demonstration: set aside');
    valueOf(await discardDraft(officer, await correctedDraft(first.releaseId, 'Demonstration: never shown')));
    const view = await getDeskRelease(officer, first.releaseId);
    expect([view?.draft, view?.canCorrect.allowed]).toEqual([null, true]);
    valueOf(await startCorrection(officer, { releaseId: first.releaseId }));
    const again = await getDeskRelease(officer, first.releaseId);
    expect(again?.draft?.content.headline).toBe('Demonstration: set aside');
  });

  it('cannot be saved from an old screen after it was discarded', async () => {
    const first = await published('Demonstration: an old screen');
    const old = await correctedDraft(first.releaseId, 'Demonstration: on the old screen');
    valueOf(await discardDraft(editor, old));
    const late = { ...old, content: makeContent({ headline: 'Demonstration: too late', note }) };
    const refusal = await saveDraft(officer, late);
    expect(codesOf(refusal)).toEqual(['stale', 'state']);
    expect(refusal).toMatchObject({ reasons: [{ message: expect.stringContaining(editor.name) }, {}] });
    await correctedDraft(first.releaseId, 'Demonstration: the next correction');
    expect(codesOf(await saveDraft(officer, late))).toEqual(['stale']);
    const view = await getDeskRelease(officer, first.releaseId);
    expect(view?.draft?.content.headline).toBe('Demonstration: the next correction');
  });

  it('is in the desk’s list once, before and after publication', async () => {
    const first = await published('Demonstration: listed once');
    const listed = async () => (await listDeskReleases(officer)).filter((item) => item.id === first.releaseId);
    const draft = await correctedDraft(first.releaseId, 'Demonstration: listed once, corrected');
    expect(await listed()).toMatchObject([{ state: 'draft', kind: 'correction', label: first.label }]);
    valueOf(await publishRelease(editor, await approved(draft)));
    expect(await listed()).toMatchObject([{ state: null, headline: 'Demonstration: listed once, corrected' }]);
  });

  it('shows nothing in public before it is published', async () => {
    const first = await published('Demonstration: quiet');
    await approved(await correctedDraft(first.releaseId, 'Demonstration: not yet heard'));
    expect((await getPage(first.path, null))?.page).toMatchObject({
      edition: 1,
      text: { content: { headline: 'Demonstration: quiet' } },
    });
    expect(await getPage(first.path, 2)).toBeNull();
  });

  it('is refused when its release was withdrawn meanwhile', async () => {
    const first = await published('Demonstration: withdrawn meanwhile');
    const ready = await approved(await correctedDraft(first.releaseId, 'Demonstration: too late'));
    valueOf(await withdrawRelease(editor, { releaseId: first.releaseId, reason: 'Wrong.', keepText: true }));
    expect(codesOf(await publishRelease(editor, ready))).toEqual(['withdrawn']);
  });

  it('is started only by an officer of the desk, and only of a published release', async () => {
    const draft = await makeDraft(officer, place);
    expect(codesOf(await startCorrection(officer, draft))).toEqual(['state', 'draft-open']);
    const first = await published('Demonstration: by whom');
    expect(codesOf(await startCorrection(editor, { releaseId: first.releaseId }))).toEqual(['role']);
  });

  it('keeps chains and hashes whole', async () => {
    expect(await asHouse(verifyAudit)).toMatchObject({ broken: null });
    expect(await asHouse(verifyRegister)).toMatchObject({ broken: null });
    expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
  });
});
