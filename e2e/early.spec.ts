// What is typed and pasted before a page's program runs, as on a slow line.
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { blankPage } from './screens.ts';

const sheet =
  'Demonstration: stands are taken\n\nIslamabad: November 23, 2026\n\nExhibitors have taken 241 stands.\n\n*-*-*-*-*\n';

/** Opens a page whose program comes after `before`. */
async function openSlowly(page: Page, address: string, before: () => Promise<void>) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  const arrival = page.goto(address);
  await before();
  release();
  await arrival;
  await page.unroute(/\/_next\/.*\.js/);
}

test('a text that is pasted before the page’s program runs is in the release that starts', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await openSlowly(page, '/desk/new', async () => {
    await page.getByLabel('Language').selectOption('اردو');
    await page.getByLabel('Release text').fill(sheet);
  });
  await expect(page.getByLabel('Release text')).toHaveValue(sheet);
  await expect(page.getByLabel('Language')).toHaveValue('ur');
  await page.getByLabel('Language').selectOption('English');
  await page.getByRole('button', { name: 'Start release' }).click();
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Demonstration: stands are taken');
  await expectStored(admin, '241 stands');
});

test('a headline that is typed before the page’s program runs is saved', async ({ page, signIn, admin }) => {
  await signIn(page, 'officer');
  await blankPage(page);
  const headline = page.getByLabel('Headline', { exact: true });
  await openSlowly(page, page.url(), () => headline.fill('Demonstration: typed at once'));
  await expect(headline).toHaveValue('Demonstration: typed at once');
  await expectStored(admin, 'typed at once');
});
