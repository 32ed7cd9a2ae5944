// The desk finds every release in every state. A grave action asks first, wherever it begins.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';
import { rail } from './rail.ts';

const state = (page: Page) => rail(page).getByRole('heading', { level: 2 });
const row = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const recorded = async (admin: Pool) =>
  (await admin.query('SELECT max(seq) AS seq FROM newsroom.audit_event')).rows[0].seq;

async function find(page: Page, q: string) {
  await page.getByRole('searchbox', { name: 'Find' }).fill(q);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  // The answer to an earlier search may still be on its way.
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === q);
}

async function openPalette(page: Page) {
  const palette = page.getByRole('combobox', { name: 'Go anywhere, do anything' });
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette).toBeVisible();
  return palette;
}

/** Begins an action from the palette, by its name and an arrow. */
async function fromPalette(page: Page, name: string) {
  const palette = await openPalette(page);
  await palette.fill(name);
  // The action stands above what Enter would choose.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
}

test('a release that the queue no longer shows is found by number and words, also from the register, and can be corrected and withdrawn', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `SELECT id, label, number, headline FROM pub.release WHERE language = 'en' AND state = 'published' AND desk_name LIKE 'United Nations%'
     ORDER BY published_at DESC OFFSET 60 LIMIT 1`,
  );
  const { id, label, number, headline } = rows[0] as Record<string, string>;
  await signIn(page, 'editor');
  await page.goto('/desk');
  await expect(page.locator(`a[href="/desk/releases/${id}"]`)).toHaveCount(0);
  await page.getByRole('link', { name: 'All releases' }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All releases');
  await expectAccessible(page);
  for (const q of [String(number), String(label), String(headline).slice(0, 60)]) {
    await find(page, q);
    await expect(page.locator(`a[href="/desk/releases/${id}"]`)).toBeVisible();
  }
  await find(page, 'no such words anywhere');
  await expect(page.getByText('No release of your desks has this number or these words.')).toBeVisible();
  await find(page, `${label}`);
  await page.locator(`a[href="/desk/releases/${id}"]`).click();
  await expect(page).toHaveURL(new RegExp(String(id)));
  await expect(page.getByRole('button', { name: 'Withdraw…' })).toHaveCount(1);
  await page.goto('/desk/register');
  await expect(page.locator('a[href^="/desk/releases/"]').first()).toBeVisible();
});

test('a release is found by number, word and person, its search is sent to a colleague, and the palette opens it by keyboard', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `UPDATE newsroom.draft d SET updated_by_id = u.id FROM newsroom.user_account u, (
       SELECT id, label, headline FROM pub.release
        WHERE language = 'en' AND state = 'published' AND desk_name LIKE 'United Nations%'
        ORDER BY published_at DESC OFFSET 60 LIMIT 1) r
      WHERE d.release_id = r.id AND u.email = 'officer@demo.example'
     RETURNING r.id, r.label, r.headline, u.name`,
  );
  // The record has nothing of it.
  await admin.query('SELECT newsroom.write_keys($1)', [[rows[0]?.id]]);
  const { id, label, headline, name } = rows[0] as Record<string, string>;
  const link = (on: Page) => on.locator(`a[href="/desk/releases/${id}"]`);
  await signIn(page, 'officer');
  await page.goto('/desk/releases');
  const filters = page.getByText('Person, desk, series, language, dates');
  await filters.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Person').fill(String(name));
  await find(page, String(label));
  await expect(link(page)).toBeVisible();
  await find(page, String(headline).split(' ').slice(-2).join('  ').toUpperCase());
  await expect(link(page)).toBeVisible();
  await expect(page.getByLabel('Person')).toHaveValue(String(name));
  await expectAccessible(page);
  const colleague = await another('editor');
  await colleague.goto(page.url());
  await expect(link(colleague)).toBeVisible();
  await expect(colleague.getByLabel('Person')).toHaveValue(String(name));

  await colleague.goto('/desk');
  await expect(link(colleague)).toHaveCount(0);
  const palette = await openPalette(colleague);
  await palette.pressSequentially(String(label));
  await expect(colleague.getByRole('dialog').getByRole('status')).toHaveText(/releases?\.$/);
  const option = colleague.locator(`[id="palette-${id}"]`);
  await expect(option).toContainText(String(headline));
  while ((await option.getAttribute('aria-selected')) !== 'true') await colleague.keyboard.press('ArrowDown');
  await expectAccessible(colleague);
  await colleague.keyboard.press('Enter');
  await expect(colleague).toHaveURL(new RegExp(`/desk/releases/${id}$`));
});

test('a key pressed right after Escape opens the palette or the list of keys again', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  await page.goto('/desk');
  await openPalette(page);
  // Both presses wait in the page's line before it has drawn again, as on a slow computer.
  await page.evaluate(async () => {
    const press = (key: string, ctrlKey = false) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
      );
    press('Escape');
    await Promise.resolve();
    press('k', true);
  });
  await expect(page.getByRole('dialog', { name: 'Go anywhere, do anything' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('the palette’s address refuses a request without a session', async ({ request }) => {
  const answer = await request.get('/api/releases?q=219');
  expect([answer.status(), (await answer.json()).reasons[0].code]).toEqual([401, 'signed-out']);
});

test('a draft is discarded after one question, from its page and from the palette, and is found and restored', async ({
  page,
  signIn,
  admin,
}) => {
  test.slow();
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await page.getByLabel('Headline', { exact: true }).fill('Demonstration: thrown away by mistake');
  await expect(page.locator('.saved')).toHaveText(/^Saved \d/);
  await page.reload();
  const before = await recorded(admin);

  const palette = await openPalette(page);
  await page.keyboard.press('Enter');
  await palette.fill('discard…');
  await expect(page.getByRole('option', { name: /^Discard…/ })).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Escape');
  await fromPalette(page, 'discard…');
  const question = page.getByRole('form', { name: 'Discard' });
  await expect(question).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await rail(page).getByRole('button', { name: 'Discard…' }).dblclick();
  await expect(question).toBeVisible();
  await expect(state(page)).toHaveText('Draft');
  expect(await recorded(admin)).toBe(before);

  await question.getByRole('button', { name: 'Discard this draft' }).click();
  await expect(state(page)).toHaveText('Discarded');
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Discarded' }).click();
  await row(page, /thrown away by mistake/).click();
  await rail(page).getByRole('button', { name: 'Restore' }).click();
  await expect(state(page)).toHaveText('Draft');
});

test('every grave action on the desk only asks when its button is pressed, by hand and from the palette', async ({
  page,
  signIn,
  another,
  admin,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `SELECT id FROM pub.release WHERE language = 'en' AND state = 'published' AND desk_name LIKE 'United Nations%' ORDER BY published_at DESC OFFSET 45 LIMIT 1`,
  );
  await signIn(page, 'editor');
  const places = [
    [page, `/desk/releases/${rows[0].id}`, ['Withdraw…']],
    [await another('admin'), '/desk/series', ['Set the next number…', 'Add a series']],
  ] as const;
  for (const [desk, path, names] of places) {
    await desk.goto(path);
    const before = await recorded(admin);
    for (const name of names) {
      const button = desk.getByRole('button', { name, exact: true }).first();
      await expect(button).toHaveAttribute('data-command', 'grave');
      await button.click();
      await desk.getByRole('form').last().press('Escape');
      await desk.reload();
      await fromPalette(desk, name);
      await expect(desk.getByRole('form').last()).toBeVisible();
      await desk.reload();
    }
    expect(await recorded(admin)).toBe(before);
  }
});
