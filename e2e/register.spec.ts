// A reader opens the register, sees that it is complete, and follows a number to its release.
import { expect, test } from '#test/harness/test.ts';

test('a reader sees that no number is missing, opens a period and follows a number to its release', {
  tag: '@phone',
}, async ({ page, admin, expectAccessible }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register');
  const sample = page.getByRole('listitem').filter({ hasText: 'November 2021' });
  await expect(sample).toContainText('Numbers 195 to 198: 4 of 4 accounted for Complete');
  await expect(sample).toContainText('Begins at 195, as the house declared on');
  await expect(page.getByText('INCOMPLETE')).toHaveCount(0);
  await expectAccessible(page);

  await sample.getByRole('link', { name: 'November 2021' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('November 2021');
  const { rows } = await admin.query<{ content_hash: string }>(
    `SELECT content_hash FROM pub.register_entry WHERE path = '/releases/pr/2021/11/197' AND kind = 'archived'`,
  );
  const hash = page.getByText(String(rows[0]?.content_hash));
  await expect(hash).toBeHidden();
  await page.getByRole('listitem').filter({ hasText: 'PR No.197' }).locator('summary').last().click();
  await expect(hash).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'PR No.197', exact: true }).click();
  await expect(page).toHaveURL(/\/releases\/pr\/2021\/11\/197$/);
  await expect(page.getByText('PR No.197').first()).toBeVisible();
});

test('in Urdu the register runs from right to left and says the same', async ({ page, expectAccessible }) => {
  await page.goto('/ur/register/pr/2021-11');
  await expect(page.getByText('نمبر 195 تا 198: 4 میں سے 4 موجود')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
});
