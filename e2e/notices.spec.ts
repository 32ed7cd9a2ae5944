// People get a notice of what happens to a release that concerns them, at the bell and on a page.
// Administrators see which e-mails did not arrive.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { rail } from './rail.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const printed = sample.slice(0, sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length);
const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Notices/ });

test('an officer submits, an editor sees it at the bell and opens it from there', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  // Other stories of the same house have made notices too.
  await admin.query('UPDATE newsroom.notice SET read_at = now() WHERE read_at IS NULL');
  const editor = await another('editor');
  await editor.goto('/desk');
  await expect(bell(editor)).toHaveAccessibleName('Notices');
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Series').selectOption('pr');
  await page.getByLabel('Release text').fill(printed);
  await page.getByRole('button', { name: 'Start release' }).click();
  await rail(page).getByRole('button', { name: 'Submit for review' }).click();
  await expect(rail(page).getByRole('heading', { level: 2 })).toContainText('Submitted');
  await expect(bell(page)).toHaveAccessibleName('Notices');
  // Nobody reloads the editor's screen.
  await expect(bell(editor)).toHaveAccessibleName('Notices, 1 unread');
  await bell(editor).click();
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('Notices');
  const notice = editor
    .getByRole('main')
    .getByRole('link', { name: /Officer has submitted it for review/ })
    .first();
  await expect(notice).toContainText('New');
  await expectAccessible(editor);
  await editor.setViewportSize({ width: 390, height: 844 });
  await editor.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(editor);
  await editor.setViewportSize({ width: 1440, height: 900 });
  await notice.click();
  await expect(rail(editor).getByRole('heading', { level: 2 })).toContainText('Submitted');
  await editor.goto('/desk/notices');
  await expect(bell(editor)).toHaveAccessibleName('Notices');

  await editor.getByLabel('Once a day').check();
  await editor.getByLabel(/^Hour/).selectOption('17:00');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(editor.getByRole('status')).toHaveText('Saved.');
  await editor.reload();
  await expect(editor.getByLabel(/^Hour/)).toHaveValue('17');
});

test('an administrator sees an e-mail that was not delivered, with the reason, and sends it again', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const address = `former-${test.info().project.name}@demo.example`;
  await admin.query(
    `INSERT INTO newsroom.delivery (address, link, state, tries, answer, created_at, waits_since, next_try_at)
     VALUES ($1, 'password', 'failed', 1, '550 no such user', now(), now(), now())`,
    [address],
  );
  await signIn(page, 'admin');
  await page.goto('/desk/notices');
  await page.getByRole('main').getByRole('link', { name: 'Deliveries' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deliveries');
  const row = page.getByRole('listitem').filter({ hasText: address });
  await expect(row).toContainText('550 no such user');
  await expectAccessible(page);
  await row.getByRole('button', { name: `Send again to ${address}` }).click();
  await expect(page.getByRole('status')).toHaveText(`The e-mail to ${address} is on its way again.`);
  await expect(row).toHaveCount(0);
  await page.getByRole('link', { name: /^Waiting/ }).click();
  await expect(row).toContainText('1 try');

  const editor = await another('editor');
  const answer = await editor.goto('/desk/deliveries');
  expect(answer?.status()).toBe(404);
});
