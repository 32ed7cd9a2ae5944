import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { systemActor } from '#lib/core/actor.ts';
import { setDesk } from '#lib/house/set-desk.ts';
import { makeBundle, scheduleBundle } from '#lib/publishing/bundles/commands.ts';
import { scheduleRelease } from '#lib/publishing/schedule.ts';
import { discardDraft } from '#lib/releases/commands.ts';
import { setEmbargo } from '#lib/releases/embargo/embargo.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { addEvent, cancelEvent, changeEvent, confirmEvent, moveEvent } from './commands.ts';
import { calendarOf } from './queries.ts';
import { addEventSchema, cancelEventSchema, type EventEntry, moveEventSchema } from './schema.ts';

let office: Office;
let auditor: Actor;
let stranger: Actor;

beforeAll(async () => {
  office = await makeOffice();
  auditor = await makeUser('auditor', office.place.desk.id);
  stranger = await makeUser(['officer', 'editor'], office.place.otherDesk.id);
});

const raw = () => ({
  desk: office.place.desk.key,
  title: 'Demonstration: signing in hall 2',
  place: 'Hall 2',
  audience: 'all' as const,
  state: 'provisional' as const,
  startsAt: '2031-05-06T10:00:00+05:00',
  endsAt: null as string | null,
});
const event = (changes: object = {}) => addEventSchema.parse({ ...raw(), ...changes });
const add = async (changes: object = {}) => valueOf(await addEvent(office.officer, event(changes)));
const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
const may = span('2031-05-01T00:00:00Z', '2031-06-01T00:00:00Z');
const calendar = (viewer: Actor, desk = '') => calendarOf(viewer, may, desk, 'Asia/Karachi');
const entryOf = async (viewer: Actor, id: string) =>
  (await calendar(viewer)).entries.find((entry): entry is EventEntry => entry.kind === 'event' && entry.id === id);
const move = { startsAt: new Date('2031-05-06T06:30:00Z'), endsAt: null, reason: 'The hall is not free.' };

describe('an event of the diary', () => {
  test('is added, confirmed, moved with a reason and cancelled; the record keeps each time', async () => {
    const { officer, editor } = office;
    const added = await add();
    const confirmed = valueOf(await confirmEvent(editor, added));
    const moved = valueOf(await moveEvent(officer, { ...confirmed, ...move }));
    valueOf(await cancelEvent(editor, { ...moved, reason: 'The speaker is unwell.' }));
    const entry = await entryOf(officer, added.eventId);
    expect(entry).toMatchObject({ state: 'cancelled', at: move.startsAt, place: 'Hall 2', version: 4 });
    expect(entry?.history.map(({ what, by, from, reason }) => [what, by, from, reason])).toEqual([
      ['added', officer.name, null, null],
      ['confirmed', editor.name, null, null],
      ['moved', officer.name, new Date('2031-05-06T05:00:00Z'), 'The hall is not free.'],
      ['cancelled', editor.name, null, 'The speaker is unwell.'],
    ]);
  });

  test('of several days stands in the calendar of the month after its beginning', async () => {
    const added = await add({ startsAt: '2031-04-28T10:00:00+05:00', endsAt: '2031-05-02T10:00:00+05:00' });
    const over = await add({ startsAt: '2031-04-28T10:00:00+05:00', endsAt: '2031-04-29T10:00:00+05:00' });
    expect(await entryOf(office.officer, added.eventId)).toMatchObject({ title: raw().title });
    expect(await entryOf(office.officer, over.eventId)).toBeUndefined();
  });

  test('is changed in its words; the same words again are no change', async () => {
    const added = await add();
    const words = { title: 'Demonstration: signing', place: '', audience: 'accredited' } as const;
    const changed = valueOf(await changeEvent(office.editor, { ...added, ...words }));
    expect(changed.version).toBe(2);
    expect(valueOf(await changeEvent(office.officer, { ...changed, ...words }))).toEqual(changed);
    expect(await entryOf(office.officer, added.eventId)).toMatchObject({ ...words, version: 2 });
  });

  test('is seen by its desk alone, and written by its officers and editors', async () => {
    const added = await add();
    const seen = await entryOf(auditor, added.eventId);
    expect(seen?.can.move.allowed).toBe(false);
    expect(codesOf(await confirmEvent(auditor, added))).toEqual(['role']);
    expect(await entryOf(stranger, added.eventId)).toBeUndefined();
    expect(codesOf(await cancelEvent(stranger, { ...added, reason: 'Demonstration' }))).toEqual(['not-found']);
    expect(codesOf(await addEvent(stranger, event()))).toEqual(['role']);
    expect(codesOf(await addEvent(office.officer, event({ desk: 'no-such-desk' })))).toEqual(['not-found']);
  });

  test('from a stale screen is refused with who changed it; of two at once one is refused', async () => {
    const added = await add();
    valueOf(await confirmEvent(office.editor, added));
    const stale = await moveEvent(office.officer, { ...added, ...move });
    expect(codesOf(stale)).toEqual(['stale']);
    const other = await add();
    const both = await Promise.all([
      moveEvent(office.officer, { ...other, ...move }),
      cancelEvent(office.editor, { ...other, reason: 'Demonstration' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codesOf(both.find(({ ok }) => !ok) as never)).toEqual(['stale']);
  });

  test('with an end before its start, without a move, or on a closed desk is refused, and nothing is stored', async () => {
    const count = () => asHouse((tx) => tx.diaryEvent.count());
    const before = await count();
    const wrong = event({ endsAt: '2031-05-06T09:00:00+05:00' });
    expect(codesOf(await addEvent(office.officer, wrong))).toEqual(['end-before-start']);
    const { otherDesk } = office.place;
    valueOf(await setDesk(systemActor('the test'), { key: otherDesk.key, isClosed: true }));
    expect(codesOf(await addEvent(stranger, event({ desk: otherDesk.key })))).toEqual(['diary-closed']);
    expect(await count()).toBe(before);
    const added = await add();
    const same = { ...added, startsAt: event().startsAt, endsAt: null, reason: 'Demonstration' };
    expect(codesOf(await moveEvent(office.officer, same))).toEqual(['same-times']);
  });
});

describe('bad input', () => {
  const issues = (changes: object) =>
    addEventSchema.safeParse({ ...raw(), ...changes }).error?.issues.map(({ message }) => message);

  test.each([
    ['a title of 10 kB', { title: 'a'.repeat(10_000) }, /under 200 characters/],
    ['a title of invisible letters alone', { title: '\u200b\u2800\u3164\u00ad' }, /Write what takes place/],
    ['a title that turns the direction of letters', { title: 'Hall \u202e2' }, /U\+202E/],
    ['a place of 10 kB', { place: 'a'.repeat(10_000) }, /under 200 characters/],
    ['a time without an offset', { startsAt: '2031-05-06T10:00:00' }, /offset from UTC/],
    ['a day that does not exist', { startsAt: '2031-02-30T10:00:00Z' }, /offset from UTC/],
    ['a year that no calendar shows', { startsAt: '9999-01-01T00:00:00Z' }, /from 2000 to 2199/],
    ['a new event that is cancelled', { state: 'cancelled' }, /provisional or confirmed/],
    ['another audience', { audience: 'nobody' }, /accredited press/],
  ])('%s is refused in words', (_what, changes, words) => {
    expect(issues(changes)?.join(' ')).toMatch(words);
  });

  test('a reason of invisible letters is none', () => {
    const id = { eventId: '00000000-0000-7000-8000-000000000001', version: 1 };
    const reason = '\u200b\u2800';
    expect(cancelEventSchema.safeParse({ ...id, reason }).success).toBe(false);
    const times = { startsAt: raw().startsAt, endsAt: null };
    expect(moveEventSchema.safeParse({ ...id, ...times, reason }).success).toBe(false);
  });

  test('joiners, emoji and Urdu stay', () => {
    expect(event({ title: ' می\u200cروم 👩\u200d💻 ' }).title).toBe('می\u200cروم 👩\u200d💻');
  });
});

test('the calendar shows scheduled texts, corrections and bundles at their moments, and numbers of the days', async () => {
  const { officer, editor, place } = office;
  const publishAt = new Date('2031-05-20T04:00:00Z');
  const text = await makeApproved(officer, editor, await makeDraft(officer, place));
  valueOf(await scheduleRelease(editor, { ...text, publishAt }));
  const [a, b] = [await makeDraft(officer, place), await makeDraft(officer, place)];
  const releaseIds = [await makeApproved(officer, editor, a), await makeApproved(officer, editor, b)].map(
    ({ releaseId }) => releaseId,
  );
  const bundle = valueOf(await makeBundle(editor, { name: 'Demonstration bundle', releaseIds }));
  valueOf(await scheduleBundle(editor, { ...bundle, publishAt: new Date('2031-05-20T05:00:00Z') }));
  const { entries, desks } = await calendar(auditor);
  expect(desks.map(({ key }) => key)).toEqual([place.desk.key]);
  expect(entries.filter(({ kind }) => kind !== 'event')).toMatchObject([
    { kind: 'release', id: text.releaseId, at: publishAt, by: editor.name, label: null },
    { kind: 'bundle', id: bundle.bundleId, title: 'Demonstration bundle', size: 2 },
  ]);
  expect((await calendar(stranger)).entries.filter(({ kind }) => kind !== 'event')).toEqual([]);
  expect((await calendar(auditor, 'no-such-desk')).entries).toEqual([]);

  const published = await makePublished(officer, editor, await makeDraft(officer, place));
  const { rows } = { rows: await asHouse((tx) => tx.publicRelease.findMany({ where: { id: published.releaseId } })) };
  const [row] = rows;
  const today = span('2000-01-01T00:00:00Z', '2200-01-01T00:00:00Z');
  const { issued } = await calendarOf(auditor, today, '', 'UTC');
  const day = row?.publishedAt.toISOString().slice(0, 10);
  expect(issued).toEqual([{ day, series: 'Press releases', count: 1, from: row?.number, to: row?.number }]);
  expect((await calendarOf(stranger, today, '', 'UTC')).issued).toEqual([]);
});

test('the calendar shows the end of each embargo to its desk, beside a schedule of the same text', async () => {
  const { officer, editor, place } = office;
  const at = new Date('2031-05-25T04:00:00Z');
  const text = await makeApproved(
    officer,
    editor,
    await makeDraft(officer, place, { headline: 'Demonstration: both' }),
  );
  const scheduled = valueOf(await scheduleRelease(editor, { ...text, publishAt: at }));
  valueOf(await setEmbargo(editor, { ...scheduled, until: at, terms: 'Accredited press.' }));
  const set = async () =>
    valueOf(await setEmbargo(officer, { ...(await makeDraft(officer, place)), until: at, terms: 'Accredited press.' }));
  valueOf(await discardDraft(officer, await set()));
  const mine = async (viewer: Actor) => (await calendar(viewer)).entries.filter((entry) => +entry.at === +at);
  expect((await mine(auditor)).map(({ kind, id, title }) => [kind, id, title]).sort()).toEqual([
    ['embargo', text.releaseId, 'Demonstration: both'],
    ['release', text.releaseId, 'Demonstration: both'],
  ]);
  expect(JSON.stringify(await calendar(auditor))).not.toContain('Accredited press.');
  expect(await mine(stranger)).toEqual([]);
});
