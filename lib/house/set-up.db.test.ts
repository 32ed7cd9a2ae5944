import { beforeAll, describe, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { hashOfCode } from '#lib/accounts/links.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Result } from '#lib/core/result.ts';
import { asHouse, codesOf, makeContent, makeUser, valueOf } from '#test/factories.ts';
import { setUpAdministrator, setUpDesk, setUpHouse, setUpSeries, setUpState } from './set-up.ts';

test('whoever holds the code sets the house up, step by step, and then nobody', async () => {
  const code = 'a code of the test';
  await rowsAs('admin', 'INSERT INTO newsroom.set_up (code_hash) VALUES ($1)', [hashOfCode(code)]);
  const step = async () => valueOf(await setUpState(code)).step;
  const admin = { email: 'first@demo.example', name: 'First', password: 'ink paper folio rule' };
  expect(codesOf(await setUpState('another'))).toEqual(['set-up-code']);
  expect(codesOf(await setUpHouse({ code: 'another', names: { en: 'X' }, timeZone: 'UTC' }))).toEqual(['set-up-code']);
  expect(codesOf(await setUpAdministrator({ code, ...admin }))).toEqual(['set-up-step']);
  expect(await step()).toBe('house');
  const house = { code, names: { en: 'Demonstration Office' }, timeZone: 'Asia/Karachi' };
  const svg = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inside}</svg>`).toString('base64');
  expect(codesOf(await setUpHouse({ ...house, emblem: svg('<script>1</script>') }))).toContain('svg-script');
  // Neither is kept where one of them is refused.
  expect(await step()).toBe('house');
  valueOf(await setUpHouse({ ...house, emblem: svg('<path d="M0 0"/>') }));
  expect(valueOf(await setUpState(code)).emblem).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(await step()).toBe('desks');
  valueOf(await setUpDesk({ code, key: 'press', names: { en: 'Press desk' } }));
  expect(await step()).toBe('series');
  const series = { code, key: 'pr', labelTemplate: 'PR No.{n}', period: 'none' as const };
  expect(codesOf(await setUpSeries({ ...series, last: 1.5 }))).toEqual(['last-number']);
  expect(valueOf(await setUpSeries({ ...series, last: 196 })).nextLabel).toBe('PR No.197');
  // The numbers before are the archive's.
  const archived = { series: 'pr', desk: 'press', language: 'en', number: 196, publishedAt: new Date('2020-01-01') };
  valueOf(await archiveRelease(systemActor('the test'), { ...archived, content: makeContent() }));
  expect(await step()).toBe('administrator');
  expect(codesOf(await setUpAdministrator({ code, ...admin, password: 'short' }))).toContain('password-short');
  valueOf(await setUpAdministrator({ code, ...admin }));
  expect(codesOf(await setUpState(code))).toEqual(['set-up-code']);
});

const long = 'n'.repeat(10_000);
const unseen = '\u200B\u2800\u3164\u00AD';
const turned = 'Press \u202Eksed';

describe('a step that is refused says why, and keeps nothing', () => {
  const code = 'a third code of the test';
  const standing = async () => {
    const { house, desks, series } = valueOf(await setUpState(code));
    return { house, desks, series };
  };
  const refused = async (step: () => Promise<Result<unknown>>, codes: string[]) => {
    const before = await standing();
    expect(codesOf(await step())).toEqual(codes);
    expect(await standing()).toEqual(before);
    expect(await rowsAs('admin', "SELECT 1 FROM newsroom.user_account WHERE name <> 'Test admin'")).toHaveLength(
      people,
    );
  };
  let people = 0;

  beforeAll(async () => {
    await asHouse((tx) => tx.roleGrant.deleteMany({ where: { role: 'admin' } }));
    await asHouse((tx) => tx.setUp.deleteMany({}));
    await rowsAs('admin', 'INSERT INTO newsroom.set_up (code_hash) VALUES ($1)', [hashOfCode(code)]);
    people = (await rowsAs('admin', "SELECT 1 FROM newsroom.user_account WHERE name <> 'Test admin'")).length;
  });

  test.each([
    ['10 kB', { names: { en: long } }, ['input']],
    ['invisible letters', { names: { en: unseen } }, ['name-missing']],
    ['a turning sign', { names: { en: turned } }, ['turning-sign']],
    ['a key of 10 kB', { key: long }, ['input']],
    ['an emoji for a key', { key: '🚢' }, ['key']],
    ['a key that there is', { key: 'press' }, ['desk-exists']],
    ['a contact of 10 kB', { contact: { telephone: long } }, ['input']],
  ])('a desk with %s', async (_what, given, codes) => {
    await refused(() => setUpDesk({ code, key: 'new', names: { en: 'New desk' }, ...given }), codes);
  });

  test.each([
    ['a label of 10 kB', { labelTemplate: long }, ['input']],
    ['a label without a number', { labelTemplate: '🚢' }, ['template-number']],
    ['a label that turns its letters', { labelTemplate: `${turned} {n}` }, ['template-unseen']],
    ['a name of invisible letters', { name: unseen }, ['input']],
    ['a name of 10 kB', { name: long }, ['input']],
    ['a zone that there is not', { timeZone: 'Asia/Nowhere' }, ['time-zone']],
    ['a last number that is none', { last: -1 }, ['last-number']],
    ['a last number beyond all', { last: 999_999_999 }, ['last-number']],
  ])('a series with %s', async (_what, given, codes) => {
    const series = { code, key: 'new', labelTemplate: 'New {n}', period: 'none' as const };
    await refused(() => setUpSeries({ ...series, ...given }), codes);
  });

  test.each([
    ['a name of 10 kB', { name: long }, ['input']],
    ['a name of invisible letters', { name: unseen }, ['input']],
    ['a name that turns its letters', { name: turned }, ['turning-sign']],
    ['no address', { email: '🚢' }, ['input']],
    ['an address of 10 kB', { email: `${long}@demo.example` }, ['input']],
    ['a password of 10 kB', { password: `${long} paper` }, ['password-long']],
    ['nothing', { name: '', email: '', password: '' }, ['input', 'input', 'password-short']],
  ])('an administrator with %s', async (_what, given, codes) => {
    const person = { code, email: 'new@demo.example', name: 'New', password: 'ink paper folio rule' };
    await refused(() => setUpAdministrator({ ...person, ...given }), codes);
  });
});

test('the code ends with an administrator who was named otherwise, too', async () => {
  const code = 'another code of the test';
  await asHouse((tx) => tx.roleGrant.deleteMany({ where: { role: 'admin' } }));
  await asHouse((tx) => tx.setUp.deleteMany({}));
  await rowsAs('admin', 'INSERT INTO newsroom.set_up (code_hash) VALUES ($1)', [hashOfCode(code)]);
  expect(valueOf(await setUpState(code)).step).toBe('administrator');
  await makeUser('admin', null);
  expect(codesOf(await setUpState(code))).toEqual(['set-up-code']);
});
