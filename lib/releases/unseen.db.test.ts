import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { codesOf, makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { submitDraft } from './commands.ts';
import { createRelease } from './create.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { getDeskRelease } from './queries.ts';
import { saveDraft } from './write.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', place.desk.id);
});

const unseen = '\u200B\u2800\u3164\u00AD';

test.each([
  ['headline', { headline: unseen }, 'headline-missing'],
  ['dateline', { dateline: unseen }, 'dateline-missing'],
  ['text', { body: documentOf([unseen, '\u2060']) }, 'text-missing'],
  ['end mark', { endMark: unseen }, 'end-mark-missing'],
])('a release whose %s has only invisible characters cannot be submitted', async (_part, changes, code) => {
  const draft = await makeDraft(officer, place, changes);
  expect(codesOf(await submitDraft(officer, draft))).toEqual([code]);
});

test.each([
  ['headline', { headline: 'A \u202Eeniltheadh' }],
  ['sub-headline', { subheadlines: ['\u2067a'] }],
  ['dateline', { dateline: 'Islamabad:\u202D November 23, 2026' }],
  ['text', { body: documentOf(['One.', 'Two \u202B three.']) }],
  ['end mark', { endMark: '*-*\u2066-*' }],
  ['note', { note: '\u202Ea' }],
])('a sign in the %s that turns the direction of letters is refused by its name', async (_part, changes) => {
  const draft = await makeDraft(officer, place);
  const refused = await saveDraft(officer, { ...draft, content: makeContent(changes) });
  expect(codesOf(refused)).toEqual(['turning-sign']);
  expect(refused).toMatchObject({ reasons: [{ message: expect.stringMatching(/U\+20[26][0-9A-F]/) }] });
});

test('a pasted text of invisible characters starts a blank page', async () => {
  const { releaseId } = valueOf(
    await createRelease(officer, { series: place.series.key, desk: place.desk.key, text: `${unseen}\n${unseen}` }),
  );
  const prepared = await getDeskRelease(officer, releaseId);
  expect(prepared?.draft?.content).toMatchObject({ headline: '', endMark: '*-*-*-*-*' });
});

test('joiners inside Urdu words stay as they were written', async () => {
  const headline = 'می\u200Cخواهم';
  const draft = await makeDraft(officer, place, { headline });
  expect((await getDeskRelease(officer, draft.releaseId))?.draft?.content.headline).toBe(headline);
});
