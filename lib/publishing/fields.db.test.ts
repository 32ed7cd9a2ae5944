// A text with kicker, contacts and notes to editors is published, found, compared, checked and
// withdrawn.
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { getHouse, getPage } from '#lib/site/queries.ts';
import { findPublic } from '#lib/site/search-queries.ts';
import { searchOf } from '#lib/site/search-rules.ts';
import { followRecord } from '#lib/releases/finding/follow-record.ts';
import { getRedline } from '#lib/site/redline-queries.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { startCorrection } from './correct.ts';
import { publishRelease } from './publish.ts';
import { verifyEditions } from './verify.ts';
import { withdrawRelease } from './withdraw.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
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

const contacts = [
  { name: 'Duty officer', role: 'Press wing', telephone: '+92 51 555 0100', email: 'press@demo.example' },
];
const fields = { kicker: 'Council of Gardens', contacts, notes: documentOf(['The orangery was built in 1931.']) };

let house: Office['place'];
let officer: Actor;
let editor: Actor;
beforeAll(async () => {
  ({ place: house, officer, editor } = await makeOffice());
});

const textOf = async (path: string) => (await getPage(path, null))?.page.text;

test('an edition has the three fields in every form, and its hash covers them', async () => {
  const { path } = await makePublished(officer, editor, await makeDraft(officer, house, fields));
  const text = await textOf(path);
  expect(text?.content).toMatchObject(fields);
  expect(text?.html.notes).toBe('<p>The orangery was built in 1931.</p>');
  expect(text?.plain).toContain('— Council of Gardens —\n');
  expect(text?.plain).toContain(
    '\n\nContacts:\nDuty officer\nPress wing\nTelephone: +92 51 555 0100\nE-mail: press@demo.example\n',
  );
  expect(text?.plain).toMatch(/\n\nNotes to editors:\nThe orangery was built in 1931\.\n$/);
  expect(await asHouse(verifyEditions)).toMatchObject({ altered: [] });
  await followRecord(100_000);
  const search = searchOf(new URLSearchParams({ q: 'orangery duty gardens' }));
  const found = await findPublic({ house: await getHouse(), language: 'en' }, search);
  expect(found.byWords.hits.map((hit) => hit.place.path)).toEqual([path]);
});

test('a correction shows the changes of the three fields; its record has no key for an empty one', async () => {
  const first = await makePublished(officer, editor, await makeDraft(officer, house, fields));
  const { releaseId } = first;
  const opened = valueOf(await startCorrection(officer, { releaseId }));
  const content = makeContent({
    note: 'Contacts are gone.',
    kicker: 'Council of Parks',
    contacts: [],
    notes: documentOf([]),
  });
  const saved = valueOf(await saveDraft(officer, { releaseId, version: opened.version, content }));
  valueOf(await publishRelease(editor, await makeApproved(officer, editor, saved)));
  const after = (await textOf(first.path))?.content;
  expect(Object.keys(after ?? {}).sort()).toEqual([
    'body',
    'dateline',
    'endMark',
    'headline',
    'kicker',
    'subheadlines',
  ]);
  const redline = (await getRedline(first.path, 1, 2))?.redline;
  const kinds = Object.fromEntries(
    (redline?.parts ?? []).map(({ part, changes }) => [part, changes.map(({ kind }) => kind)]),
  );
  expect(kinds).toMatchObject({ kicker: ['changed'], headline: ['same'], contacts: ['removed'], notes: ['removed'] });
});

test('a withdrawal removes the three fields with the text', async () => {
  const { releaseId, path } = await makePublished(officer, editor, await makeDraft(officer, house, fields));
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Issued in error.', keepText: false }));
  expect(await textOf(path)).toBeNull();
  const remaining = await publicQuery(
    'test-left',
    `SELECT 1 FROM pub.edition e WHERE release_id = $1 AND e::text LIKE '%Duty%'`,
    [releaseId],
  );
  expect(remaining).toEqual([]);
});

test('a field that is too long, is no document or turns the direction of letters is refused with a reason', async () => {
  const draft = await makeDraft(officer, house);
  const save = async (changes: object) =>
    saveDraft(officer, { ...draft, content: makeContent(changes as typeof fields) });
  const one = contacts[0];
  expect(codesOf(await save({ kicker: 'x'.repeat(201) }))).toEqual(['input']);
  expect(codesOf(await save({ contacts: Array(11).fill(one) }))).toEqual(['input']);
  expect(codesOf(await save({ notes: { type: 'doc', content: [{ type: 'script' }] } }))).toEqual(['document']);
  expect(codesOf(await save({ notes: documentOf(['x'.repeat(200_000)]) }))).toEqual(['input']);
  expect(codesOf(await save({ notes: documentOf(['a \u202E b']) }))).toEqual(['turning-sign']);
  expect(codesOf(await save({ contacts: [{ ...one, name: 'a \u202E b' }] }))).toEqual(['turning-sign']);
});
