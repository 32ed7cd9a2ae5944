// A reader comes to the front page and finds the way to everything else, without a script.
import { expect, test } from '#test/harness/test.ts';

test('a reader goes from the front page to a day, its sheet, a desk and what was put right', { tag: '@phone' }, async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/');
  const lead = page.getByRole('article').first();
  await expect(lead.getByRole('heading', { level: 2 }).getByRole('link')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Latest' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(page.getByRole('banner').locator('time')).toHaveText(/^\w+, \d{1,2} \w+ \d{4}$/);
  const calendar = page.getByRole('table', { name: /^Days of/ });
  await expect(calendar.getByRole('link').first()).toHaveAccessibleName(/\d+ releases?$/);

  await page.getByRole('link', { name: 'the day as one sheet' }).first().click();
  await expect(page.getByText('The texts of the day, the oldest first.')).toBeVisible();
  await expect(page.getByRole('article').first().getByRole('heading')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'The day as a list' }).first().click();
  await expect(page.getByRole('listitem').first().getByRole('link')).toBeVisible();

  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Desks' }).click();
  await expectAccessible(page);
  await page.getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'All desks' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('contentinfo').getByRole('link', { name: 'Corrected and withdrawn' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corrected and withdrawn');
  await expectAccessible(page);
});

test('a reader of Urdu has the same pages, from right to left', { tag: '@phone' }, async ({
  page,
  expectAccessible,
}) => {
  for (const path of ['/ur', '/ur/desks', '/ur/corrections']) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('navigation', { name: 'ویب سائٹ' })).toBeVisible();
    await expectAccessible(page);
  }
});

test('a reader at an unknown address finds the newest releases and the month', async ({ page, expectAccessible }) => {
  await page.goto('/nothing-here');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
  await expect(page.getByText('اس پتے پر کچھ نہیں ہے')).toBeVisible();
  await expect(page.getByRole('region', { name: 'The newest' }).getByRole('listitem')).toHaveCount(5);
  await expect(page.getByRole('table', { name: /^Days of/ })).toBeVisible();
  await expectAccessible(page);
});
