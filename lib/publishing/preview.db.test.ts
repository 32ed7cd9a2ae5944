// A text that is not public is shown as its page to whoever may read it, and by a link to one
// person.
import { beforeAll, expect, test } from 'vitest';
import { releaseEvents } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { discardDraft, restoreDraft } from '#lib/releases/commands.ts';
import { endPreviewLink, makePreviewLink, openPreview, previewFor } from '#lib/releases/preview/links.ts';
import { previewSizes } from '#lib/releases/preview/sizes-rules.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { asHouse, codesOf, makeApproved, makeDraft, makeOffice, makeUser, valueOf } from '#test/factories.ts';
import type { Office } from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { publishRelease } from './publish.ts';

let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const draft = (headline = 'Demonstration: a quay') => makeDraft(office.officer, office.place, { headline });
const codeOf = (address: string) => address.split('/').at(-1) ?? '';
const linkFor = async (releaseId: string, name = 'The harbour office') =>
  codeOf(valueOf(await makePreviewLink(office.officer, { releaseId, name, days: 2 })).address);
const headlineAt = async (code: string) => {
  const opening = await openPreview(code, null);
  return opening && 'preview' in opening ? opening.preview.page.text?.content.headline : opening;
};
const linksOf = async (releaseId: string) => (await getDeskRelease(office.officer, releaseId))?.previewLinks;

test('a link shows the text as it is now, and each opening is counted and recorded under its name', async () => {
  const { releaseId } = await draft();
  const code = await linkFor(releaseId);
  expect([await headlineAt(code), await headlineAt(code)]).toEqual(['Demonstration: a quay', 'Demonstration: a quay']);
  expect(await linksOf(releaseId)).toMatchObject([{ name: 'The harbour office', opened: 2 }]);
  const events = await asHouse((tx) => releaseEvents(tx, releaseId));
  expect(events.filter(({ type }) => type.startsWith('preview.')).map(({ type, data }) => [type, data])).toEqual([
    ['preview.link-made', expect.objectContaining({ name: 'The harbour office' })],
    ['preview.opened', expect.objectContaining({ name: 'The harbour office' })],
    ['preview.opened', expect.objectContaining({ name: 'The harbour office' })],
  ]);
});

test('a link ends by hand, by its time, and while its text is discarded; then it is as if it never was', async () => {
  const text = await draft();
  const { releaseId } = text;
  const [byHand, byTime, stays] = [await linkFor(releaseId), await linkFor(releaseId), await linkFor(releaseId)];
  const [, second, third] = (await linksOf(releaseId)) ?? [];
  valueOf(await endPreviewLink(office.editor, { linkId: third?.linkId ?? '' }));
  await rowsAs('admin', 'UPDATE newsroom.preview_link SET expires_at = now() WHERE id = $1', [second?.linkId]);
  expect([await headlineAt(byHand), await headlineAt(byTime)]).toEqual([null, null]);
  expect([await headlineAt('x'.repeat(43)), await headlineAt('')]).toEqual([null, null]);
  const discarded = valueOf(await discardDraft(office.officer, text));
  expect(await headlineAt(stays)).toBeNull();
  valueOf(await restoreDraft(office.officer, discarded));
  expect(await headlineAt(stays)).toBe('Demonstration: a quay');
});

test('once the text is public its links lead to the public address, and none is made', async () => {
  const { officer, editor } = office;
  const text = await draft();
  const code = await linkFor(text.releaseId);
  const { path } = valueOf(await publishRelease(editor, await makeApproved(officer, editor, text)));
  expect(await openPreview(code, null)).toEqual({ moved: path });
  const refused = await makePreviewLink(officer, { releaseId: text.releaseId, name: 'Late', days: 1 });
  expect(codesOf(refused)).toEqual(['state']);
});

test('the preview is for readers of the desk, and links for its officers and editors', async () => {
  const { releaseId } = await draft();
  const { place } = office;
  const auditor = await makeUser('auditor', place.desk.id);
  const stranger: Actor = await makeUser(['officer', 'editor'], place.otherDesk.id);
  expect((await previewFor(auditor, releaseId))?.page.text?.content.headline).toBe('Demonstration: a quay');
  expect([await previewFor(stranger, releaseId), await previewFor(auditor, 'no-id')]).toEqual([null, null]);
  expect((await getDeskRelease(auditor, releaseId))?.previewLinks).toBeNull();
  expect(codesOf(await makePreviewLink(auditor, { releaseId, name: 'N', days: 1 }))).toEqual(['role']);
  expect(codesOf(await makePreviewLink(stranger, { releaseId, name: 'N', days: 1 }))).toEqual(['not-found']);
});

test('a release has a bounded number of open links', async () => {
  const { releaseId } = await draft();
  for (let n = 0; n < previewSizes.links; n++) await linkFor(releaseId);
  const refused = await makePreviewLink(office.officer, { releaseId, name: 'One more', days: 1 });
  expect(codesOf(refused)).toEqual(['preview-links-full']);
});
