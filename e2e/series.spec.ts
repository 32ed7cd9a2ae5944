// An administrator adds a series, sees its labels before that, and changes what may still change.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, expectStored, test } from '#test/harness/test.ts';

const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name }) });
const form = (page: Page) => page.getByRole('form', { name: 'Add a series' });
const example = (page: Page) => form(page).getByRole('region', { name: 'Example' });

/** The year by the house's clock, which decides the period of a number. */
async function yearOf(admin: Pool): Promise<string> {
  const { rows } = await admin.query(`SELECT to_char(now() AT TIME ZONE 'Asia/Karachi', 'YYYY') AS year`);
  return rows[0].year;
}

/** The number at the head of the text. */
const folio = (page: Page) =>
  page
    .getByRole('main')
    .getByText(/taken at publication$/)
    .locator('..');

// The keys of these stories come after `pr`, since another story reserves numbers in the first
// series of the list.
type Series = { key: string; name: string; label: string; period: string };
/** Adds a series straight to the database, for stories about an existing one. */
async function arrange(admin: Pool, { key, name, label, period }: Series) {
  const names = JSON.stringify({ en: name });
  await admin.query(
    `INSERT INTO newsroom.series (key, names, label_template, period, time_zone) VALUES ($1, $2, $3, $4, 'Asia/Karachi')`,
    [key, names, label, period],
  );
  await admin.query('INSERT INTO pub.series (key, names, label_template, period) VALUES ($1, $2, $3, $4)', [
    ...[key, names, label, period],
  ]);
}

test('an administrator sees the labels of a series while they add it, and releases can be started in it', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const year = await yearOf(admin);
  const yy = year.slice(2);
  await signIn(page, 'admin');
  await page.goto('/desk');
  await page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'Series' }).click();
  await expect(row(page, 'Press releases')).toContainText('each month');
  await page.getByRole('button', { name: 'Add a series' }).click();
  await expect(form(page).getByLabel('Name')).toBeFocused();

  await test.step('every problem stands at its field while it is typed', async () => {
    await form(page).getByLabel('Name').fill('Bulletins');
    await form(page).getByLabel('Label').fill('{prefix}/{yy}/{n}');
    await expect(form(page).getByText('The label has {prefix}, so say which prefix.')).toBeVisible();
    await expect(form(page).getByLabel('Prefix')).toHaveAttribute('aria-invalid', 'true');
    await form(page).getByLabel('Key').fill('Bulletin!');
    await expect(form(page).getByText(/^The key has 1 to 20 small letters and digits/)).toBeVisible();
    await expectAccessible(page);
    await form(page).getByRole('button', { name: 'Add this series' }).click();
    await expect(form(page).getByLabel('Key')).toBeFocused();
  });

  await test.step('the labels and addresses stand beside the fields', async () => {
    await form(page).getByLabel('Prefix').fill('BU');
    await form(page).getByLabel('Begins at 1 again').selectOption('each fiscal year');
    await form(page).getByLabel('First month').selectOption('July');
    await expect(example(page)).toContainText('In the fiscal year');
    await form(page).getByLabel('Begins at 1 again').selectOption('each year');
    await form(page).getByLabel('Key').fill('pr');
    await expect(example(page)).toContainText(`BU/${yy}/197`);
    await expect(example(page)).toContainText(`/releases/pr/${year}/197`);
    await expect(example(page)).toContainText(`From 1 again on 1 January ${Number(year) + 1}.`);
  });

  await test.step('what the newsroom refuses is said, and nothing typed is lost', async () => {
    await form(page).getByRole('button', { name: 'Add this series' }).click();
    await expect(form(page).getByText('There is a series “pr” already.')).toBeVisible();
    await expect(form(page).getByRole('alert')).toContainText('What you typed is still here.');
    await expect(form(page).getByLabel('Label')).toHaveValue('{prefix}/{yy}/{n}');
    await expectAccessible(page);
    await form(page).getByLabel('Key').fill('weekly');
    await expect(form(page).getByText('There is a series “pr” already.')).toHaveCount(0);
    await form(page).getByRole('button', { name: 'Add this series' }).click();
  });

  await expect(page.getByRole('status').filter({ hasText: 'Bulletins was added.' })).toContainText(`BU/${yy}/197`);
  await expect(row(page, 'Bulletins')).toContainText(`BU/${yy}/1`);
  await expect(page.getByRole('button', { name: 'Add a series' })).toBeFocused();
  await expectAccessible(page);
  const officer = await another('officer');
  await officer.goto('/desk/new');
  await expect(officer.getByLabel('Series').getByRole('option', { name: `Bulletins, next BU/${yy}/1` })).toHaveCount(1);
});

test('an administrator sets the rules of a series, moves its next number and restarts it, and sees beforehand what will happen', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await arrange(admin, { key: 'statements', name: 'Announcements', label: 'jy{n:0000}', period: 'manual' });
  await signIn(page, 'admin');
  await page.goto('/desk/series');
  const announcements = row(page, 'Announcements');
  await expect(announcements).toContainText('One editor');

  await announcements.getByRole('button', { name: 'Change what it asks…' }).click();
  await announcements.getByLabel('Approvals before it is published').selectOption('Two different editors');
  await announcements.getByLabel(/^An editor may publish it urgently/).uncheck();
  await announcements.getByRole('button', { name: 'Set this' }).click();
  await expect(announcements).toContainText('Not allowed');
  await expect(announcements.getByRole('button', { name: 'Change what it asks…' })).toBeFocused();

  const setNext = async (number: string, reason: string) => {
    await announcements.getByRole('button', { name: 'Set the next number…' }).click();
    await announcements.getByRole('textbox', { name: 'Next number' }).fill(number);
    await announcements.getByLabel('Reason').fill(reason);
  };
  await setNext('5', 'The numbers before it were given out on paper.');
  await expect(announcements).toContainText('The run r1 begins at jy0005');
  await announcements.getByRole('button', { name: 'Make jy0005 the next' }).click();
  await expect(announcements.getByRole('status')).toHaveText('The next number is jy0005.');

  await setNext('4', 'Given out on paper too.');
  await expect(announcements).toContainText('It only goes forwards: what was issued keeps its number.');
  await expect(announcements.getByRole('button', { name: 'Make it the next' })).toBeDisabled();
  await announcements.getByRole('textbox', { name: 'Next number' }).fill('8');
  await expect(announcements).toContainText('jy0005 to jy0007 become void: 3 numbers');
  await expect(announcements).toContainText('The next publication takes jy0008, at /releases/statements/r1/8.');
  await expectAccessible(page);
  await announcements.getByRole('button', { name: 'Make jy0008 the next' }).click();
  await expect(announcements.getByRole('status')).toHaveText('The next number is jy0008. Void: 3.');

  await announcements.getByRole('button', { name: 'Begin at 1 again…' }).click();
  await expect(announcements).toContainText('What the run r1 has issued keeps its numbers and addresses.');
  await announcements.getByLabel('Reason').fill('A new minister.');
  await announcements.getByRole('button', { name: 'Begin at 1 again', exact: true }).click();
  await expect(announcements.getByText('jy0001', { exact: true })).toBeVisible();

  await page.goto('/register/statements/r1');
  const voided = page.getByRole('listitem').filter({ has: page.getByText('jy0006', { exact: true }) });
  await expect(voided).toContainText('Void');
  await expect(voided).toContainText('Given out on paper too.');
});

test('when two administrators change a series, the second overwrites nothing, reads who was first, and goes on from there', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  await arrange(admin, { key: 'speeches', name: 'Speeches', label: 'Speech {n}', period: 'year' });
  const first = await another('admin');
  await first.goto('/desk/series');
  await signIn(page, 'admin');
  await page.goto('/desk/series');
  const theirs = row(first, 'Speeches');
  const mine = row(page, 'Speeches');
  await mine.getByRole('button', { name: 'Change what it asks…' }).click();
  await mine.getByLabel(/^An editor may publish it urgently/).uncheck();

  await theirs.getByRole('button', { name: 'Change what it asks…' }).click();
  await theirs.getByLabel('Approvals before it is published').selectOption('Three different editors');
  await theirs.getByRole('button', { name: 'Set this' }).click();
  await expect(theirs.getByRole('status')).toContainText('Set.');

  await mine.getByRole('button', { name: 'Set this' }).click();
  await expect(mine.getByRole('alert')).toContainText(
    /The series “speeches” was changed by Administrator, .+ UTC\. That change was not overwritten\./,
  );
  await expect(mine.getByLabel('Approvals before it is published')).toHaveValue('3');
  await expect(mine.getByLabel(/^An editor may publish it urgently/)).toBeChecked();
  await expect(mine.getByRole('definition').filter({ hasText: 'Three different editors' })).toBeVisible();
  await expectAccessible(page);

  await mine.getByLabel(/^An editor may publish it urgently/).uncheck();
  await mine.getByRole('button', { name: 'Set this' }).click();
  await expect(mine.getByRole('status')).toContainText('Set.');
  await expect(mine.getByRole('definition').filter({ hasText: 'Not allowed' })).toBeVisible();
  await mine.getByRole('button', { name: 'Change what it asks…' }).click();
  await expect(mine.getByLabel('Approvals before it is published')).toHaveValue('3');
  await mine.getByLabel('Approvals before it is published').selectOption('One editor');
  await mine.getByRole('button', { name: 'Not now' }).click();
  await mine.getByRole('button', { name: 'Change what it asks…' }).click();
  await expect(mine.getByLabel('Approvals before it is published')).toHaveValue('3');
});

test('an officer moves a text to another series while they write it; nothing typed is lost, and its next label follows', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await arrange(admin, { key: 'tenders', name: 'Notices', label: 'Notice {n}', period: 'none' });
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Series').selectOption({ label: 'Notices, next Notice 1' });
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  const rail = page.getByRole('complementary', { name: 'State and next step' });
  await expect(folio(page)).toContainText('Notice 1');
  await expect(rail.getByText('United Nations desk')).toBeVisible();
  await page.getByLabel('Headline', { exact: true }).fill('Demonstration: typed just before it was moved');
  await rail.getByLabel('Series').selectOption('pr');
  await expect(folio(page)).toHaveText(/^PR No\.\d+next in /);
  await expectStored(admin, 'typed just before it was moved');
  await expectAccessible(page);
  await rail.getByLabel('Series').selectOption({ label: 'Notices, next Notice 1' });
  await expect(folio(page)).toContainText('Notice 1');
  await expect(rail.getByText('Moved to another series').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue(
    'Demonstration: typed just before it was moved',
  );
  await expect(rail.getByLabel('Series')).toHaveValue('tenders');
  await rail.getByRole('button', { name: 'Discard…' }).click();
  await rail.getByRole('button', { name: 'Discard this draft' }).click();
  await expect(rail.getByRole('heading', { level: 2 })).toContainText('Discarded');
  await expect(rail.getByLabel('Series')).toHaveCount(0);
  // The next release begins with the series that the officer used last.
  await page.goto('/desk/new');
  await expect(page.getByLabel('Series')).toHaveValue('tenders');
});

test('a person who is no administrator reads the series, and who may change them', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/series');
  await expect(row(page, 'Press releases')).toContainText('PR No.{n}');
  await expect(
    page.getByText('Only an administrator of the house may change how a series is numbered. Ask one of them.'),
  ).toBeVisible();
  await expect(row(page, 'Press releases').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a series' })).toHaveCount(0);
  await expectAccessible(page);
});

test('the palette opens the page of the series, and its form shows the label on a narrow screen too', {
  tag: '@phone',
}, async ({ page, signIn, expectAccessible }) => {
  await signIn(page, 'admin');
  await page.goto('/desk');
  await page.getByRole('button', { name: /^Go / }).click();
  await page.getByRole('combobox', { name: 'Go anywhere, do anything' }).fill('series');
  await page.getByRole('option', { name: /^Series/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Series');
  await page.getByRole('button', { name: 'Add a series' }).click();
  await form(page).getByLabel('Label').fill('MoI {n:000}');
  await expect(example(page)).toContainText('MoI 197');
  await form(page).getByLabel('Label').fill('MoI');
  await expect(form(page).getByText('The label needs the number once: {n}, or {n:000} to pad it.')).toBeVisible();
  await expectAccessible(page);
});
