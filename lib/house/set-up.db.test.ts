import { expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { hashOfCode } from '#lib/accounts/links.ts';
import { asHouse, codesOf, makeUser, valueOf } from '#test/factories.ts';
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
  expect(await step()).toBe('administrator');
  expect(codesOf(await setUpAdministrator({ code, ...admin, password: 'short' }))).toContain('password-short');
  valueOf(await setUpAdministrator({ code, ...admin }));
  expect(codesOf(await setUpState(code))).toEqual(['set-up-code']);
});

test('the code ends with an administrator who was named otherwise, too', async () => {
  const code = 'another code of the test';
  await asHouse((tx) => tx.roleGrant.deleteMany({ where: { role: 'admin' } }));
  await rowsAs('admin', 'INSERT INTO newsroom.set_up (code_hash) VALUES ($1)', [hashOfCode(code)]);
  expect(valueOf(await setUpState(code)).step).toBe('administrator');
  await makeUser('admin', null);
  expect(codesOf(await setUpState(code))).toEqual(['set-up-code']);
});
