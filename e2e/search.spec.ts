// Readers look for releases without a script.
import { expect, test } from '#test/harness/test.ts';

test('a reader finds a release by its words and by its number, narrows the search, and reads on', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/');
  const field = page.getByRole('searchbox');
  await field.fill('college surveyors');
  await page.keyboard.press('Enter');
  const hit = page.getByRole('region', { name: 'By its words' }).getByRole('listitem').first();
  await expect(hit.getByRole('heading')).toContainText('the college of surveyors');
  await expect(hit.locator('mark').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Withdrawn' }).click();
  await expect(page.getByText('Nothing was found.')).toBeVisible();
  await expect(field).toHaveValue('college surveyors');

  await page.goto('/search?q=PR%20No.197%20November%202021');
  const byNumber = page.getByRole('region', { name: 'By its number' });
  await byNumber.getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByText('PR No.197').first()).toBeVisible();
});

test('a search in Urdu finds any spelling of its letters', { tag: '@phone' }, async ({ page, expectAccessible }) => {
  await page.goto('/ur/search');
  await page.getByRole('searchbox').fill('نمائشي');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').getByRole('heading').first()).toContainText('نمائشی');
  await expectAccessible(page);
});

test('an address that does not exist offers the search', async ({ page }) => {
  await page.goto('/nothing-here');
  await page.getByRole('searchbox').fill('college');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=college/);
});
