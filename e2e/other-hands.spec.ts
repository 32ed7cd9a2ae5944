// Two people use one browser. Nothing that the first does is recorded under the second's name.
import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const start = async (page: Page, headline: string) => {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await page.getByLabel('Headline', { exact: true }).fill(headline);
};

/** A second tab of the same browser, in which somebody else signs in. */
async function takeOver(context: BrowserContext, signIn: (page: Page, who: string) => Promise<void>, who: string) {
  const tab = await context.newPage();
  await tab.goto('/desk');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(tab).toHaveURL(/sign-in/);
  await signIn(tab, who);
  return tab;
}

test('a tab saves nothing under another person’s name, and goes on when its own person is back', async ({
  page,
  context,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await start(page, 'Demonstration: the first hand');
  await expectStored(admin, 'the first hand');
  const tab = await takeOver(context, signIn, 'officer2');

  // The tab gets the focus with nothing unsaved. Its screen stays, although the second person may
  // not see its release.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('alert').filter({ hasText: 'and this screen is Officer’s' })).toBeVisible();
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Demonstration: the first hand');

  await page.getByLabel('Headline', { exact: true }).fill('Demonstration: written by the officer');
  await expect(page.getByText('Somebody else is signed in by now')).toBeVisible();
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Demonstration: written by the officer');
  const writers = await admin.query(
    `SELECT d.headline, array_agg(u.email) AS writers FROM newsroom.draft d
       JOIN newsroom.user_account u ON u.id = ANY (d.writers) GROUP BY d.id, d.headline, d.created_at
      ORDER BY d.created_at DESC LIMIT 1`,
  );
  expect(writers.rows[0]).toEqual({ headline: 'Demonstration: the first hand', writers: ['officer@demo.example'] });

  // The tab gets the focus again, still under the second person. It keeps its screen and its
  // address, and saves once its own person has signed in again.
  await tab.close();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Demonstration: written by the officer');
  const address = page.url();
  await takeOver(context, signIn, 'officer');
  await expect(page.getByRole('status').filter({ hasText: /Saved \d/ })).toBeVisible({ timeout: 30_000 });
  await expectStored(admin, 'written by the officer');
  expect(page.url()).toBe(address);
});

test('an approval from an old tab is not recorded under the person who signed in last', async ({
  page,
  context,
  signIn,
  another,
  admin,
}) => {
  const officer = await another('officer');
  await officer.goto('/desk/new');
  await officer
    .getByLabel('Release text')
    .fill('Demonstration: two hands\n\nIslamabad: November 23, 2021\n\nA demonstration text.\n\n*-*-*-*-*\n');
  await officer.getByRole('button', { name: 'Start release' }).click();
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  await expect(officer.getByText('Submitted for review: the text stands still')).toBeVisible();

  await signIn(page, 'editor');
  await page.goto(officer.url());
  await expect(page.getByRole('button', { name: 'Approve this revision' })).toBeVisible();
  await takeOver(context, signIn, 'editor2');
  await page.getByRole('button', { name: 'Approve this revision' }).click();
  await expect(page.getByText(/You are signed in as .* now, and this screen shows somebody else/)).toBeVisible();
  const release = new URL(officer.url()).pathname.split('/').at(-1);
  const reviews = await admin.query('SELECT count(*)::int AS n FROM newsroom.review WHERE release_id = $1', [release]);
  expect(reviews.rows[0].n).toBe(0);

  await page.getByRole('link', { name: 'Numbers' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'and this screen is' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reserve / })).toHaveCount(0);
  await page.getByRole('button', { name: /^Go on as/ }).click();
  await expect(page.getByRole('button', { name: /^Reserve / })).toBeVisible();
});
