// What an editor sees changed in a text under review.
import { expect, test } from 'vitest';
import { requestChanges, submitDraft } from '#lib/releases/commands.ts';
import { changeDraft } from '#lib/releases/write.ts';
import { makeDraft, makeOffice, makePublished, makeUser, valueOf } from '#test/factories.ts';
import { startCorrection } from './correct.ts';
import { reviewRedline } from './review-redline.ts';

const headlinesOf = async (...given: Parameters<typeof reviewRedline>) => {
  const review = await reviewRedline(...given);
  const line = review?.redline.parts.find(({ part }) => part === 'headline');
  return review && [review.since, review.number, review.revision, JSON.stringify(line).includes('harbour')];
};

test('a second revision is compared with the first; a first one with nothing', async () => {
  const { officer, editor, place } = await makeOffice();
  const first = valueOf(
    await submitDraft(officer, await makeDraft(officer, place, { headline: 'Demonstration: quay' })),
  );
  expect(await headlinesOf(editor, first.releaseId)).toBeNull();
  const back = valueOf(await requestChanges(editor, { ...first, reason: 'Name the harbour.' }));
  const changes = { headline: 'Demonstration: harbour' };
  const second = valueOf(await submitDraft(officer, valueOf(await changeDraft(officer, { ...back, changes }))));
  expect(await headlinesOf(editor, second.releaseId)).toEqual(['revision', 1, 2, true]);
  const stranger = await makeUser('editor', place.otherDesk.id);
  expect(await headlinesOf(stranger, second.releaseId)).toBeNull();
});

test('a correction is compared with the public edition', async () => {
  const { officer, editor, place } = await makeOffice();
  const published = await makePublished(
    officer,
    editor,
    await makeDraft(officer, place, { headline: 'Demonstration' }),
  );
  const begun = valueOf(await startCorrection(officer, published));
  const changes = { headline: 'Demonstration: harbour', note: 'The harbour is named.' };
  const submitted = valueOf(await submitDraft(officer, valueOf(await changeDraft(officer, { ...begun, changes }))));
  expect(await headlinesOf(editor, submitted.releaseId)).toEqual(['edition', 1, 2, true]);
});
