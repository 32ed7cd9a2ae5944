// A translation is a text of its own in another language, under the number of its original.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { rail, state } from './rail.ts';

/** Opens the rail, which is a screen of its own on a telephone. */
const showRail = async (page: Page) => {
  const tab = page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'State' });
  if (await tab.isVisible()) await tab.click();
};
const language = (page: Page, name: string) => rail(page).getByRole('listitem').filter({ hasText: name });

async function published(admin: Pool, label: string) {
  const { rows } = await admin.query(
    `SELECT id, path, headline FROM pub.release WHERE label = $1 AND language = 'en' ORDER BY published_at DESC LIMIT 1`,
    [label],
  );
  return rows[0] as { id: string; path: string; headline: string };
}

test('an officer translates a published release into Urdu; it is published under the number of its original and takes none', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  const { id, path, headline } = await published(admin, 'PR No.159');
  const counters = () => admin.query('SELECT * FROM newsroom.counter ORDER BY 1, 2').then(({ rows }) => rows);
  const before = await counters();
  await signIn(officer, 'officer');

  await test.step('the officer starts it from the page of its original', async () => {
    await officer.goto(`/desk/releases/${id}`);
    await expect(language(officer, 'اردو')).toContainText('Not started');
    await expect(rail(officer).getByText('اردو', { exact: true }).first()).toHaveAttribute('dir', 'rtl');
    await rail(officer).getByLabel('Translate into').selectOption('اردو');
    await expectAccessible(officer);
    await rail(officer).getByRole('button', { name: 'Start a translation' }).click();
    await expect(officer).not.toHaveURL(new RegExp(id));
    await state(officer, 'Draft');
  });

  await test.step('its page says what it translates, and runs from right to left', async () => {
    await expect(rail(officer).getByRole('link', { name: 'PR No.159' })).toHaveAttribute('href', path);
    await expect(officer.getByText('its original’s number')).toBeVisible();
    await expect(officer.getByLabel('Headline', { exact: true })).toHaveCSS('direction', 'rtl');
    await officer.getByLabel('Headline', { exact: true }).fill('نمائشی خبر: ترجمہ شائع ہو گیا');
    await officer.getByLabel('Dateline').fill('اسلام آباد: 24 نومبر 2026');
    await officer
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('یہ ایک نمائشی ترجمہ ہے، جو صرف دکھانے کے لیے ہے۔');
    await expectStored(admin, 'صرف دکھانے');
    await expectAccessible(officer);
    await officer.getByRole('button', { name: 'Submit for review' }).click();
    await state(officer, 'Submitted');
  });

  await test.step('the original leads to its translation, and no second one can be started', async () => {
    const url = officer.url();
    await officer.goto(`/desk/releases/${id}`);
    await expect(language(officer, 'اردو')).toContainText('Submitted');
    await expect(rail(officer).getByRole('button', { name: 'Start a translation' })).toHaveCount(0);
    await language(officer, 'اردو').getByRole('link').click();
    await expect(officer).toHaveURL(url);
  });

  const editor = await another('editor');
  await editor.goto(officer.url());
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await editor.getByRole('button', { name: 'Publish as PR No.159' }).click();
  await expect(editor.getByText(/No new number is taken\./)).toBeVisible();
  await editor.getByRole('button', { name: 'Publish now' }).click();
  await state(editor, 'Published');
  expect(await counters()).toEqual(before);

  await editor.goto(`/desk/releases/${id}`);
  await expect(language(editor, 'اردو')).toContainText('Published');
  await language(editor, 'اردو').getByRole('link').click();
  await expect(editor).toHaveURL(`/ur${path}`);
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('نمائشی خبر: ترجمہ شائع ہو گیا');
  await editor.goto(path);
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(headline);
});

test('a person who is no officer of a desk reads the languages, and why they cannot start a translation', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  const { id } = await published(admin, 'PR No.149');
  await signIn(page, 'editor');
  await page.goto(`/desk/releases/${id}`);
  await showRail(page);
  await expect(language(page, 'اردو')).toContainText('Not started');
  await expect(rail(page).getByText('To start a release you need to be an officer on this desk.')).toBeVisible();
  await expect(rail(page).getByRole('button', { name: 'Start a translation' })).toHaveCount(0);
  await expectAccessible(page);
});
