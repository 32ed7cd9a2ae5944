import { beforeAll, describe, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { systemActor } from '#lib/core/actor.ts';
import { createRelease } from '#lib/releases/create.ts';
import { newReleaseChoices } from '#lib/releases/queries.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { codesOf, makeDraft, makeHouse, makePublished, makeUser, valueOf } from '#test/factories.ts';
import { setEmblem } from './set-emblem.ts';
import { setHouse } from './set-house.ts';
import { addDesk } from './add-desk.ts';
import { desksOnDesk } from './desk-queries.ts';
import { emblemOfHouse, houseOnDesk } from './queries.ts';
import { setDesk } from './set-desk.ts';

const house = systemActor('the test');
const kept = async () => (await houseOnDesk(house))?.house;
const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const events = (type: string) =>
  rowsAs<{ data: Record<string, unknown>; by: string }>(
    'admin',
    'SELECT data, actor_name AS by FROM newsroom.audit_event WHERE type = $1 ORDER BY seq',
    [type],
  );

describe('a house', () => {
  test('is made by its first setting, and lacks nothing then', async () => {
    expect(codesOf(await setHouse(house, {}))).toEqual(['name-missing', 'time-zone']);
    expect(codesOf(await addDesk(house, { key: 'press', names: { en: 'Press' } }))).toEqual(['no-house']);
    expect(await kept()).toBeUndefined();
    const made = valueOf(await setHouse(house, { names: { en: 'Demonstration Office' }, timeZone: 'Asia/Karachi' }));
    expect(made).toMatchObject({ version: 1, languages: ['en'], names: { en: 'Demonstration Office' } });
    expect(await kept()).toEqual(made);
    await makeHouse();
  });

  test('keeps what is not given, and changes nothing where nothing differs', async () => {
    const before = await kept();
    expect(valueOf(await setHouse(house, { timeZone: 'Asia/Karachi' }))).toEqual(before);
    const set = valueOf(
      await setHouse(house, {
        dutyTelephone: '+92 51 000 0000',
        letterhead: ['Block 1', '', 'Islamabad'],
        pressContact: { name: 'Duty officer', email: 'press@demo.example' },
        accent: '#0B5D3B',
      }),
    );
    expect(set).toMatchObject({
      ...before,
      version: 2,
      accentDark: expect.stringMatching(/^#/),
      accent: '#0b5d3b',
      dutyTelephone: '+92 51 000 0000',
      letterhead: ['Block 1', 'Islamabad'],
      pressContact: { name: 'Duty officer', email: 'press@demo.example', telephone: '' },
    });
    expect((await events('house.set')).at(-1)?.data).toMatchObject({ key: 'house', dutyTelephone: '+92 51 000 0000' });
  });

  test('has a name in each of its languages', async () => {
    const wants = { languages: ['en', 'ur'] };
    expect(codesOf(await setHouse(house, wants))).toEqual(['name-missing']);
    expect(codesOf(await setHouse(house, { names: { fr: 'Bureau' } }))).toEqual(['name-language']);
    const names = { ur: 'نمائشی\u200Cدفتر' };
    expect(valueOf(await setHouse(house, { ...wants, names })).names).toEqual({ en: 'Demonstration Office', ...names });
  });

  test.each([
    ['a zone that there is not', { timeZone: 'Asia/Nowhere' }, ['time-zone']],
    ['a language that there is not', { languages: ['en', 'api'] }, ['name-missing', 'languages']],
    ['a colour that cannot be read', { accent: '#eeeeee' }, ['contrast']],
    ['a name of invisible letters', { names: { en: '\u200B\u2800\u3164\u00AD' } }, ['name-missing']],
    ['a name that turns its letters', { names: { en: 'Office \u202Eeciffo' } }, ['turning-sign']],
    ['a name of 10 kB', { names: { en: 'n'.repeat(10_000) } }, ['input']],
    ['a letterhead of 10 kB', { letterhead: ['l'.repeat(10_000)] }, ['input']],
    [
      'all of it wrong',
      { timeZone: '🕰', accent: 'red', names: { en: ' ' } },
      ['name-missing', 'time-zone', 'colour', 'colour'],
    ],
  ])('does not take %s', async (_what, given, codes) => {
    const before = await kept();
    expect(codesOf(await setHouse(house, { dutyTelephone: '1', ...given }))).toEqual(codes);
    expect(await kept()).toEqual(before);
  });

  test('that two administrators change is changed by the first, and the second reads who that was', async () => {
    const [first, second] = [await makeUser('admin', null), await makeUser('admin', null)];
    const version = (await kept())?.version;
    valueOf(await setHouse(first, { dutyTelephone: '2', version }));
    const refused = await setHouse(second, { dutyTelephone: '3', version });
    expect(refused).toMatchObject({ kind: 'stale', reasons: [{ code: 'stale' }] });
    expect(!refused.ok && refused.reasons[0]?.message).toContain(`was changed by ${first.name}`);
    expect((await kept())?.dutyTelephone).toBe('2');
  });

  test('under another name leaves every published text as it was', async () => {
    const place = await makeHouse();
    const [officer, editor] = [await makeUser('officer', place.desk.id), await makeUser('editor', place.desk.id)];
    await makePublished(officer, editor, await makeDraft(officer, place));
    const editions = () => rowsAs('admin', 'SELECT to_jsonb(e) FROM pub.edition e ORDER BY release_id');
    const releases = () => rowsAs('admin', 'SELECT to_jsonb(r) FROM pub.release r ORDER BY id');
    const before = [await editions(), await releases()];
    valueOf(await setHouse(house, { names: { en: 'Another Office' }, endMark: '###' }));
    valueOf(await setDesk(house, { key: place.desk.key, names: { en: 'Another desk', ur: 'ڈیسک' } }));
    expect([await editions(), await releases()]).toEqual(before);
    expect(await rowsAs('public_app', `SELECT names->>'en' AS name FROM pub.house`)).toEqual([
      { name: 'Another Office' },
    ]);
  });

  test('keeps its own language, and every language in which there are releases', async () => {
    expect(codesOf(await setHouse(house, { languages: ['ur', 'en'] }))).toEqual(['own-language']);
    expect(codesOf(await setHouse(house, { languages: ['ur'] }))).toEqual(['own-language', 'language-used']);
    expect(
      valueOf(await setHouse(house, { languages: ['en', 'ur', 'fr'], names: { fr: 'Bureau' } })).languages,
    ).toHaveLength(3);
    expect(valueOf(await setHouse(house, { languages: ['en', 'ur'] })).names).not.toHaveProperty('fr');
  });

  test('keeps an emblem that is safe, and none that is not', async () => {
    const set = valueOf(await setEmblem(house, { file: base64(square) }));
    expect(set.emblem).toMatch(/^[0-9a-f]{64}$/);
    expect(await emblemOfHouse(house)).toMatchObject({ type: 'image/svg+xml' });
    for (const bad of ['<html></html>', square.replace('<path', '<script>1</script><path')])
      expect(codesOf(await setEmblem(house, { file: base64(bad) }))).toHaveLength(1);
    expect((await kept())?.emblem).toBe(set.emblem);
    expect(valueOf(await setEmblem(house, { file: null })).emblem).toBeNull();
    expect(await emblemOfHouse(house)).toBeNull();
  });
});

describe('a desk', () => {
  let place: Awaited<ReturnType<typeof makeHouse>>;
  beforeAll(async () => {
    place = await makeHouse();
  });

  test('is added once, with a name in each language', async () => {
    const names = { en: 'Water desk', ur: 'پانی ڈیسک' };
    expect(codesOf(await addDesk(house, { key: 'Water desk', names: { en: 'Water' } }))).toEqual([
      'key',
      'name-missing',
    ]);
    const both = await Promise.all([1, 2].map(() => addDesk(house, { key: 'water', names })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(codesOf(await addDesk(house, { key: 'water', names }))).toEqual(['desk-exists']);
    expect((await desksOnDesk(house)).desks.find(({ key }) => key === 'water')).toEqual({
      key: 'water',
      names,
      contact: { name: '', email: '', telephone: '' },
      isClosed: false,
      version: 1,
    });
  });

  test('that two administrators change is changed by the first, and the second reads who that was', async () => {
    const [first, second] = [await makeUser('admin', null), await makeUser('admin', null)];
    valueOf(await setDesk(first, { key: 'water', contact: { telephone: '1' }, version: 1 }));
    const refused = await setDesk(second, { key: 'water', isClosed: true, version: 1 });
    expect(refused).toMatchObject({ kind: 'stale' });
    expect(!refused.ok && refused.reasons[0]?.message).toContain(first.name);
    expect(codesOf(await setDesk(second, { key: 'nowhere', isClosed: true }))).toEqual(['not-found']);
  });

  test('that is closed starts no release, and its people go on with what there is', async () => {
    const { desk, series } = place;
    const [officer, editor] = [await makeUser('officer', desk.id), await makeUser('editor', desk.id)];
    const draft = await makeDraft(officer, place);
    const old = await makePublished(officer, editor, await makeDraft(officer, place));
    valueOf(await setDesk(house, { key: desk.key, isClosed: true }));
    const create = { series: series.key, desk: desk.key, language: 'en', text: '' };
    expect(codesOf(await createRelease(officer, create))).toEqual(['desk-closed']);
    expect(codesOf(await createRelease(officer, { ...create, desk: undefined }))).toEqual(['desk']);
    expect(codesOf(await startTranslation(officer, { originalId: old.releaseId, language: 'ur' }))).toEqual([
      'desk-closed',
    ]);
    expect((await newReleaseChoices(officer)).desks).toEqual([]);
    valueOf(await makePublished(officer, editor, draft).then((value) => ({ ok: true as const, value })));
    valueOf(await setDesk(house, { key: desk.key, isClosed: false }));
    valueOf(await createRelease(officer, create));
  });
});
