// The places that the desk suggests for a dateline.
import { expect, test } from 'vitest';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { createRelease } from '#lib/releases/create.ts';
import { submitDraft } from '#lib/releases/commands.ts';
import { makeDraft, makeOffice, makePublished, valueOf } from '#test/factories.ts';

const dated = (place: string) => ({ dateline: `${place}: November 23, 2021` });

test('a writer is offered the places of the desk’s own datelines, the most frequent first', async () => {
  const { officer, editor, place } = await makeOffice();
  const other = await makeOffice();
  for (const where of ['Gwadar', 'Karachi', 'Gwadar'])
    await makePublished(officer, editor, await makeDraft(officer, place, dated(where)));
  await makePublished(other.officer, other.editor, await makeDraft(other.officer, other.place, dated('Quetta')));
  const draft = await makeDraft(officer, place);
  expect((await getDeskRelease(officer, draft.releaseId))?.datelinePlaces).toEqual(['Gwadar', 'Karachi']);
});

test('another language of the desk, and a reader of the text, are offered nothing', async () => {
  const { officer, editor, place } = await makeOffice();
  await makePublished(officer, editor, await makeDraft(officer, place, dated('Gwadar')));
  const urdu = { series: place.series.key, desk: place.desk.key, language: 'ur', text: '' };
  const { releaseId } = valueOf(await createRelease(officer, urdu));
  expect((await getDeskRelease(officer, releaseId))?.datelinePlaces).toEqual([]);
  const submitted = valueOf(await submitDraft(officer, await makeDraft(officer, place)));
  expect((await getDeskRelease(editor, submitted.releaseId))?.datelinePlaces).toEqual([]);
});
