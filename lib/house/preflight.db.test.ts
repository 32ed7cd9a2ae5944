// What a house checks before a text is submitted: what must be so refuses, what should be so does
// not.
import { beforeEach, expect, test } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { submitDraft } from '#lib/releases/commands.ts';
import type { PreflightChanges } from '#lib/releases/preflight/schema.ts';
import { newPreflight } from '#lib/releases/preflight/schema.ts';
import { getDeskRelease } from '#lib/releases/queries.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import {
  asHouse,
  codesOf,
  makeContent,
  makeDraft,
  makeOffice,
  makePublished,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { setHouse } from './set-house.ts';

let office: Office;
const house = systemActor('the command line');
const check = (preflight: PreflightChanges) =>
  setHouse(house, { names: { en: 'Demonstration', ur: 'نمونہ' }, preflight });
const body = documentOf(['We utilise what the office of the demonstration has, and the press asks on 051 920 1234.']);

beforeEach(async () => {
  office = await makeOffice();
  valueOf(await check(newPreflight));
});

test('what must be so refuses a submission with every reason at once; what should be so is shown', async () => {
  const { officer, place } = office;
  const bannedWords = [{ word: 'utilise', instead: 'use' }];
  valueOf(await check({ ranks: { bannedWords: 'must', telephones: 'should', quotes: 'must' }, bannedWords }));
  const draft = await makeDraft(officer, place, { headline: 'Demonstration of “one mark', body });
  const refused = await submitDraft(officer, draft);
  expect(codesOf(refused)).toEqual(['quote-unclosed', 'banned-word-instead']);
  expect(refused).toMatchObject({ reasons: [{ field: 'headline' }, { field: 'body', params: { instead: 'use' } }] });
  const shown = await getDeskRelease(officer, draft.releaseId);
  expect(shown?.can.submit.reasons.map(({ code }) => code)).toEqual(['quote-unclosed', 'banned-word-instead']);
  expect(shown?.draft?.preflight).toContainEqual(
    expect.objectContaining({ code: 'telephone-country', status: 'doubtful', place: expect.anything() }),
  );
  valueOf(await check({ ranks: { bannedWords: 'should', quotes: 'off' } }));
  valueOf(await submitDraft(officer, draft));
});

test('a number that is not the release’s refuses, the next one and a reserved one do not', async () => {
  const { officer, place } = office;
  valueOf(await check({ ranks: { numbers: 'must' } }));
  const numbered = (number: number) => ({ headline: `PR No.${number} of the demonstration` });
  expect(codesOf(await submitDraft(officer, await makeDraft(officer, place, numbered(7))))).toEqual(['number-differs']);
  valueOf(await submitDraft(officer, await makeDraft(officer, place, numbered(1))));
});

test('a correction is held to the same', async () => {
  const { officer, editor, place } = office;
  const published = await makePublished(officer, editor, await makeDraft(officer, place, { body }));
  valueOf(await check({ ranks: { telephones: 'must' } }));
  const opened = valueOf(
    await startCorrection(officer, { releaseId: published.releaseId, version: published.version }),
  );
  const content = makeContent({ body, headline: 'Demonstration: corrected', note: 'The headline.' });
  const saved = valueOf(await saveDraft(officer, { ...opened, content }));
  expect(codesOf(await submitDraft(officer, saved))).toEqual(['telephone-country']);
});

test('a change is recorded, what is not given stays, and what cannot be is refused', async () => {
  const set = valueOf(await check({ ranks: { acronyms: 'must' }, longestText: 300 }));
  expect(set.preflight).toEqual({
    ...newPreflight,
    ranks: { ...newPreflight.ranks, acronyms: 'must' },
    longestText: 300,
  });
  const event = await asHouse((tx) =>
    tx.auditEvent.findFirstOrThrow({ where: { type: 'house.set' }, orderBy: { seq: 'desc' } }),
  );
  expect(event.data).toMatchObject({ preflight: { longestText: 300 } });
  expect(codesOf(await check({ longestHeadline: 0 }))).toEqual(['input']);
  expect(await check({ bannedWords: [{ word: '—', instead: '' }] })).toMatchObject({ ok: false, kind: 'invalid' });
  expect(await check({ ranks: { spelling: 'must' } as never })).toMatchObject({ ok: false, kind: 'invalid' });
});
