import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import {
  asHouse,
  makeContent,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { getDeskRelease } from './queries.ts';
import type { VerbResult } from './schema.ts';
import { startTranslation } from './translate.ts';
import { saveDraft } from './write.ts';

let place: Office['place'];
let officer: Actor;
let editor: Actor;

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  await asHouse((tx) => tx.house.update({ where: { id: 1 }, data: { languages: ['en', 'ur', 'ar'] } }));
});

const publish = async (draft: VerbResult) => makePublished(officer, editor, draft);
const published = async () => publish(await makeDraft(officer, place));
const view = async (viewer: Actor, id: string) => (await getDeskRelease(viewer, id))?.translations;

it('a published release lists each other language of the house as free, under way or public, and where its translation is', async () => {
  const { releaseId } = await published();
  const free = { state: 'free', path: null, onDesk: null };
  expect(await view(officer, releaseId)).toMatchObject({
    languages: [
      { language: 'ur', ...free },
      { language: 'ar', ...free },
    ],
    desks: [{ key: place.desk.key }],
    canStart: { allowed: true, reasons: [] },
  });
  const urdu = valueOf(await startTranslation(officer, { originalId: releaseId, language: 'ur' }));
  const arabic = valueOf(await startTranslation(officer, { originalId: releaseId, language: 'ar' }));
  const { path } = await publish(valueOf(await saveDraft(officer, { ...arabic, content: makeContent() })));
  const after = await view(editor, releaseId);
  expect(after?.languages).toMatchObject([
    { state: 'under-way', path: null, onDesk: { releaseId: urdu.releaseId, state: 'draft' } },
    { state: 'public', path },
  ]);
  expect(after?.canStart.allowed).toBe(false);
});

it('a translation names its original and the original’s address; a translation or an unpublished text offers no translation', async () => {
  const original = await published();
  const { releaseId } = valueOf(await startTranslation(officer, { originalId: original.releaseId, language: 'ur' }));
  expect(await getDeskRelease(officer, releaseId)).toMatchObject({
    original: { label: original.label, path: original.path },
    translations: null,
    startedBy: 'Test officer',
    next: { label: original.label },
  });
  const draft = await makeDraft(officer, place);
  expect(await getDeskRelease(officer, draft.releaseId)).toMatchObject({ original: null, translations: null });
});

it('a translator of another desk starts it there; others see only that it is under way', async () => {
  const { releaseId } = await published();
  const translator = await makeUser('officer', place.otherDesk.id);
  const grants = [...translator.grants, { role: 'auditor' as const, deskId: place.desk.id }];
  const reader = { ...translator, grants };
  expect((await view(reader, releaseId))?.desks).toMatchObject([{ key: place.otherDesk.key }]);
  const input = { originalId: releaseId, language: 'ur', desk: place.otherDesk.key };
  const started = valueOf(await startTranslation(reader, input));
  expect((await view(reader, releaseId))?.languages[0]?.onDesk?.releaseId).toBe(started.releaseId);
  expect((await view(officer, releaseId))?.languages[0]).toEqual({
    language: 'ur',
    state: 'under-way',
    path: null,
    onDesk: null,
  });
});

it('a viewer who may not start a translation gets every reason', async () => {
  const { releaseId } = await published();
  const codes = async (viewer: Actor) => (await view(viewer, releaseId))?.canStart.reasons.map(({ code }) => code);
  expect(await codes(editor)).toEqual(['role']);
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'It was wrong.', keepText: true }));
  expect(await codes(editor)).toEqual(['role', 'original-withdrawn']);
  expect(await codes(officer)).toEqual(['original-withdrawn']);
});
