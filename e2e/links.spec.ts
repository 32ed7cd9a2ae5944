// A link lets a person in once, without a session: after an invitation or with a forgotten
// password.
import { expect, test } from '#test/harness/test.ts';

test('an invited person joins by the link, once, and is signed in', async ({ page, another, expectAccessible }) => {
  const email = `joins-${Date.now()}@demo.example`;
  const administrator = await another('admin');
  await administrator.goto('/desk/people');
  await administrator.getByLabel('E-mail', { exact: true }).fill(email);
  await administrator.getByRole('checkbox', { name: 'Officer, United Nations desk' }).check();
  await administrator.getByRole('radio', { name: 'By a link to hand over' }).check();
  await administrator.getByRole('button', { name: 'Make the link' }).click();
  const link = await administrator.getByLabel(/^Invitation: a link for/).inputValue();

  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel('Your name').focus();
  await page.keyboard.type('Third officer');
  await page.keyboard.press('Tab');
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible();
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.getByLabel('New password').fill('ink paper folio rule');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk$/);
  await expect(page.getByRole('link', { name: 'Third officer' })).toBeVisible();

  await administrator.goto(link);
  await expect(administrator.getByText('This link was used before, and works once.')).toBeVisible();
  await expectAccessible(administrator);
});

test('an invented link leads nowhere, and the page for a forgotten password says what to do', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/desk/join?code=nothing');
  await expect(page.getByText('This link leads nowhere.')).toBeVisible();
  await page.goto('/desk/sign-in');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password');
  // This newsroom has no SMTP_URL.
  await expect(page.getByText('Ask an administrator for a link')).toBeVisible();
  await expectAccessible(page);
});
