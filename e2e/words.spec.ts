// The interface in Urdu: it is the reader's choice, it runs right to left, and no word of it stands
// outside the catalogue.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import urdu from '#components/words/ur.json' with { type: 'json' };
import { expect, expectStored, test } from '#test/harness/test.ts';
import { picker } from './pickers.ts';
import { administratorsScreens, officersScreens } from './screens.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const chooseUrdu = (admin: Pool, who: string) =>
  admin.query(`UPDATE newsroom.user_account SET language = 'ur' WHERE email = $1`, [`${who}@demo.example`]);

/** Starts a release from the sample. The page is then its page. */
async function start(page: Page, admin: Pool) {
  await page.goto('/desk/new');
  await page.getByRole('textbox').first().fill(sample);
  await page.locator('main form button[value="text"]').click();
  await page.waitForURL(/releases\//);
  await expectStored(admin, 'AAMIR KHAN');
}

/**
 * Texts and names of the page that have Latin letters and no others. What a person wrote stands in
 * an element that says its language or direction, or belongs to the names given.
 */
function foreignWords(page: Page, names: string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const own =
      ':is([lang]:not([lang="ur"]), bdi, code, kbd, q, [dir="auto"], [dir="ltr"], .document, .found-desk, .who)';
    const without = (text: string) =>
      known.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(/PR No\.\d+/g, ''));
    const isForeign = (text: string) => /[A-Za-z]{2}/.test(without(text)) && !/[\u0600-\u06ff]/.test(text);
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest(`${own}, script, style, textarea`)) continue;
      if (isForeign(node.textContent ?? '')) texts.push((node.textContent ?? '').trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [aria-valuetext], [title], [placeholder]'))
      for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder']) {
        const value = element.getAttribute(name) ?? '';
        if (!element.closest('.document') && isForeign(value)) texts.push(`${name}: ${value}`);
      }
    return [...new Set(texts)];
  }, names);
}

test.afterEach(({ admin }) => admin.query(`UPDATE newsroom.user_account SET language = 'en'`));

test('an officer chooses Urdu, and queue, release and next step run right to left at once', { tag: '@phone' }, async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/account');
  await page.getByLabel('Language of the newsroom and of the e-mail you get').selectOption('ur');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(urdu.account.title);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await expectAccessible(page);

  await page.goto('/desk');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(urdu.queue.title);
  await expect(page).toHaveTitle(new RegExp(urdu.titles.queue));
  await expectAccessible(page);

  await start(page, admin);
  const sheet = page.locator('.document.editing');
  await expect(sheet).toHaveAttribute('dir', 'ltr');
  await expectAccessible(page);
  const tabs = page.getByRole('navigation', { name: urdu.release.screens.title });
  if (await tabs.isVisible()) await tabs.getByRole('button', { name: urdu.release.screens.state }).click();
  await page.getByRole('button', { name: urdu.steps.submit }).click();
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(urdu.states.submitted);
  await expectAccessible(page);
});

test('whoever is not signed in reads the language that their browser asks for', async ({
  browser,
  baseURL,
  expectAccessible,
}) => {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'ur-PK' });
  const page = await context.newPage();
  await page.goto('/desk/sign-in');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('button', { name: urdu.signIn.send })).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

test('whoever is not signed in chooses the language, without scripts too, until their account says it', async ({
  browser,
  baseURL,
  signIn,
}) => {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/desk/join?code=nothing');
  await page.getByRole('link', { name: 'اردو' }).click();
  await expect(page).toHaveURL(/\/desk\/join\?code=nothing$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(urdu.links.invitation.gone);
  await page.goto('/desk/sign-in');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('link', { name: 'اردو' })).toHaveAttribute('aria-current', 'true');
  await signIn(page, 'officer');
  await page.goto('/desk');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('a date is taken from a month by keyboard, and all that the picker says is Urdu', { tag: '@phone' }, async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await chooseUrdu(admin, 'officer');
  await signIn(page, 'officer');
  await page.goto('/desk/calendar?view=month&on=2026-11-28');
  await page.getByRole('button', { name: urdu.calendar.new.open }).click();
  const form = page.getByRole('form', { name: urdu.calendar.new.name });
  const date = picker(form, urdu.moment.date);
  await expect(date).toContainText('28/11/2026');
  await expect(picker(form, urdu.moment.time).getByRole('spinbutton')).toHaveCount(2);
  await expect(date.getByRole('spinbutton').first()).toHaveAccessibleName(/^دن/);
  const open = date.getByRole('button', { name: urdu.pickers.calendar });
  await open.press('Enter');
  const month = page.getByRole('dialog');
  await expect(month.getByRole('button', { name: /28 نومبر.*منتخب/ })).toBeFocused();
  expect.soft(await foreignWords(page, ['Officer', 'UTC', 'Karachi'])).toEqual([]);
  await expectAccessible(page);
  // The days run to the left.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(open).toBeFocused();
  await expect(date).toContainText('06/12/2026');
  expect(await foreignWords(page, ['Officer', 'UTC', 'Karachi'])).toEqual([]);
});

test('no word of the interface stands outside the catalogue', async ({ page, signIn, admin }) => {
  test.slow();
  const { rows } = await admin.query<{ name: string }>(`
    SELECT name FROM newsroom.user_account UNION SELECT email FROM newsroom.user_account
     UNION SELECT label FROM pub.register_entry
     UNION SELECT label FROM newsroom.release WHERE label IS NOT NULL
     UNION SELECT names->>'en' FROM newsroom.desk WHERE names->>'ur' IS NULL
     UNION SELECT names->>'en' FROM newsroom.series WHERE names->>'ur' IS NULL`);
  // A language is named by its own name.
  const names = [...rows.map(({ name }) => name), 'English', 'UTC', 'Karachi', 'PKT', 'CSV'].sort(
    (a, b) => b.length - a.length,
  );
  await chooseUrdu(admin, 'officer');
  await chooseUrdu(admin, 'admin');
  await signIn(page, 'officer');
  await start(page, admin);
  const draft = new URL(page.url()).pathname;
  const { rows: published } = await admin.query(
    `SELECT id FROM newsroom.release WHERE public_state = 'published' LIMIT 1`,
  );
  for (const path of officersScreens(draft, `/desk/releases/${published[0].id}`)) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
    expect.soft(await foreignWords(page, names), path).toEqual([]);
  }
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await foreignWords(page, names), 'the palette').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await foreignWords(page, names), 'the keys').toEqual([]);
  await signIn(page, 'admin');
  for (const path of administratorsScreens) {
    await page.goto(path);
    expect.soft(await foreignWords(page, names), `${path}, for an administrator`).toEqual([]);
  }
});
