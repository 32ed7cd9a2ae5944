// An administrator invites people, sets their roles and shuts them out; everyone has an account.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';

const box = (page: Page, name: string) => page.getByRole('checkbox', { name });
const rolesOf = async (admin: Pool, email: string) => {
  const { rows } = await admin.query(
    `SELECT g.role, d.key FROM newsroom.role_grant g JOIN newsroom.user_account u ON u.id = g.user_id
       LEFT JOIN newsroom.desk d ON d.id = g.desk_id WHERE u.email = $1 ORDER BY g.role`,
    [email],
  );
  return rows.map(({ role, key }) => [role, key]);
};

test('an administrator invites a person by a link, by keyboard alone, changes their roles and shuts them out', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  const email = `invited-${Date.now()}@demo.example`;
  await signIn(page, 'admin');
  await page.goto('/desk/people');
  await expectAccessible(page);
  await page.getByLabel('E-mail', { exact: true }).focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Second officer');
  await box(page, 'Officer, United Nations desk').focus();
  await page.keyboard.press('Space');
  await page.getByRole('radio', { name: 'By a link to hand over' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Make the link' }).focus();
  await page.keyboard.press('Enter');
  const link = page.getByLabel(/^Invitation: a link for/);
  await expect(link).toHaveValue(/\/desk\/join\?code=/);
  await expect(link).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'is invited' })).toBeVisible();
  expect(await rolesOf(admin, email)).toEqual([['officer', 'un']]);

  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByRole('link', { name: 'Second officer' }).click();
  await expect(page).toHaveURL(/person=/);
  await box(page, 'Editor, Whole house').check();
  await box(page, 'Officer, United Nations desk').uncheck();
  await page.getByRole('button', { name: 'Set these roles' }).click();
  await expect(page.getByText('The roles of Second officer are set')).toBeVisible();
  expect(await rolesOf(admin, email)).toEqual([['editor', null]]);
  await page.getByRole('button', { name: 'Disable at once…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Disable this person' }).click();
  await expect(page.getByText('Second officer is shut out.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let them in again…' })).toBeVisible();
});

test('a problem of an invitation stands beside its field, and nothing is stored', async ({ page, signIn, admin }) => {
  const count = async () => (await admin.query('SELECT count(*) FROM newsroom.user_account')).rows[0].count;
  const before = await count();
  await signIn(page, 'admin');
  await page.goto('/desk/people');
  await page.getByLabel('E-mail', { exact: true }).fill('OFFICER@demo.example');
  await page.getByRole('button', { name: /^(Send the invitation|Make the link)$/ }).click();
  await expect(page.getByText('Give at least one role.')).toBeVisible();
  await box(page, 'Officer, United Nations desk').check();
  await page.getByRole('button', { name: /^(Send the invitation|Make the link)$/ }).click();
  await expect(page.getByText('There is a user with the address officer@demo.example already.')).toBeVisible();
  expect(await count()).toBe(before);
});

test('nobody changes their own roles, and only an administrator sees the people', async ({ page, signIn, another }) => {
  await signIn(page, 'admin');
  await page.goto('/desk/people?person=admin%40demo.example');
  await expect(page.getByText('Nobody changes their own roles: another administrator does.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set these roles' })).toHaveCount(0);
  const csv = await page.request.get('/api/people');
  expect(await csv.text()).toContain('admin@demo.example,active,admin,whole house');
  const officer = await another('officer');
  await officer.goto('/desk/people');
  await expect(officer.getByText('Only an administrator of the house may add people')).toBeVisible();
  await expect(officer.getByRole('table')).toHaveCount(0);
  expect((await officer.request.get('/api/people')).status()).toBe(403);
});

test('a person changes their theme and password, and signs another device out', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const { rows } = await admin.query(
    `SELECT password_hash AS hash FROM newsroom.user_account WHERE email = 'auditor@demo.example'`,
  );
  const elsewhere = await another('auditor');
  await signIn(page, 'auditor');
  await page.goto('/desk');
  await page.getByRole('link', { name: 'Auditor', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  await expectAccessible(page);
  await page.getByLabel('Theme', { exact: true }).selectOption('dark');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectAccessible(page);
  await page.getByLabel('Theme', { exact: true }).selectOption('system');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
  await page.getByLabel('Old password').fill('not the old one');
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible();
  await page.getByLabel('New password').fill('ink paper folio rule');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('The old password is wrong.')).toBeVisible();
  await page
    .getByRole('button', { name: /^Sign out / })
    .first()
    .click();
  await expect(page.getByText(/is signed out\.$/)).toBeVisible();
  await elsewhere.goto('/desk');
  await expect(elsewhere).toHaveURL(/sign-in/);
  const after = await admin.query(
    `SELECT password_hash AS hash FROM newsroom.user_account WHERE email = 'auditor@demo.example'`,
  );
  expect(after.rows).toEqual(rows);
});
