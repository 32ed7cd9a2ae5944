// The queue shows each person what needs them. Its list is one tab stop.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { rail } from './rail.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const needsYou = (page: Page) => page.getByRole('region', { name: /^Needs you/ });
const state = (page: Page) => rail(page).getByRole('heading', { level: 2 });

/** Starts a release with this headline. Returns its address. */
async function start(page: Page, headline: string) {
  await page.goto('/desk/new');
  await page.getByLabel('Release text').fill(sample);
  await page.getByRole('button', { name: 'Start release' }).click();
  await page.getByLabel('Headline', { exact: true }).fill(headline);
  await expect(page.locator('.saved')).toHaveText(/^Saved \d/);
  return page.url();
}

test('the queue shows an officer and an editor what needs each, and is one tab stop', { tag: '@phone' }, async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  await start(officer, 'Demonstration: still a draft');
  const url = await start(officer, 'Demonstration: to be read');
  const editor = await another('editor2');
  await editor.goto('/desk');
  await expect(needsYou(editor).getByRole('link', { name: /to be read/ })).toHaveCount(0);
  await officer.goto('/desk');
  await expect(needsYou(officer).getByRole('listitem').filter({ hasText: 'still a draft' })).toContainText(
    'Draft · yours',
  );
  await officer.goto(url);
  const tabs = officer.getByRole('navigation', { name: 'Screens' });
  if (await tabs.isVisible()) await tabs.getByRole('button', { name: 'State' }).click();
  await rail(officer).getByRole('button', { name: 'Submit for review' }).click();
  await expect(state(officer)).toContainText('Submitted');

  await editor.goto('/desk');
  const row = needsYou(editor).getByRole('link', { name: /Demonstration: to be read/ });
  await expect(row).toContainText('Submitted · to be reviewed');
  await expectAccessible(editor);
  await officer.goto('/desk');
  await expect(needsYou(officer).getByRole('link', { name: /to be read/ })).toHaveCount(0);

  const rows = officer.locator('#main .list a.item');
  await expect(officer.locator('#main .list a.item[tabindex="0"]')).toHaveCount(1);
  await rows.first().focus();
  await officer.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await officer.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await officer.keyboard.press('Tab');
  await expect(officer.getByRole('main').getByRole('link', { name: 'All releases' })).toBeFocused();
  await officer.keyboard.press('Shift+Tab');
  await expect(rows.last()).toBeFocused();
  await officer.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
  await officer.keyboard.press('Enter');
  await expect(officer).toHaveURL(/\/desk\/releases\//);
});

test('the first page of an administrator leads to their tasks', async ({ page, signIn, expectAccessible }) => {
  await signIn(page, 'admin');
  await page.goto('/desk');
  const house = page.getByRole('region', { name: 'The house, which you administer' });
  await expect(house).toContainText('Every e-mail was delivered');
  await expectAccessible(page);
  await house.getByRole('link', { name: 'Deliveries' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deliveries');
});

test('an open screen shows by itself what others do, and a release that is handed over', async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: to be sent back');
  await rail(officer).getByRole('button', { name: 'Submit for review' }).click();
  await expect(state(officer)).toContainText('Submitted');
  const editor = await another('editor2');
  await editor.goto(url);
  const reason = 'Name the office in full.';
  await rail(editor).getByRole('button', { name: 'Request changes…' }).click();
  await editor.getByLabel('Reason', { exact: true }).fill(reason);
  await rail(editor).getByRole('button', { name: 'Send back with this reason' }).click();
  // Nobody reloads the officer's screen.
  await expect(state(officer)).toContainText('Changes requested');
  await expect(rail(officer)).toContainText(reason);

  await editor.goto('/desk');
  await officer.getByRole('button', { name: 'Assign…' }).click();
  await officer.getByLabel('Who goes on with it').selectOption({ label: 'Second editor' });
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(rail(officer).getByText('Assigned to Second editor')).toBeVisible();
  const row = needsYou(editor).getByRole('listitem').filter({ hasText: 'to be sent back' });
  await expect(row).toContainText('for Second editor');
  await expect(row).toContainText('Changes requested');
});

test('a screen keeps what its person reads or fills in while others work, also without a stream', async ({
  page: officer,
  signIn,
  another,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: the first revision');
  await rail(officer).getByRole('button', { name: 'Submit for review' }).click();
  await expect(state(officer)).toContainText('Submitted');
  const editor = await another('editor2');
  await editor.route('**/api/desk/changes*', (route) =>
    route.request().resourceType() === 'eventsource' ? route.abort() : route.continue(),
  );
  await editor.goto(url);
  await rail(editor).getByRole('button', { name: 'Request changes…' }).click();
  const reason = editor.getByLabel('Reason', { exact: true });
  await reason.fill('Name the office');

  await rail(officer).getByRole('button', { name: 'Recall' }).click();
  await officer.getByLabel('Headline', { exact: true }).fill('Demonstration: the second revision');
  await expect(officer.locator('.saved')).toHaveText(/^Saved \d/);
  await rail(officer).getByRole('button', { name: 'Submit for review' }).click();
  await expect(state(officer)).toContainText('Submitted');
  // Without a stream the editor's screen asks from time to time.
  await editor.waitForResponse(/\/api\/desk\/changes/);
  await expect(reason).toBeFocused();
  await expect(reason).toHaveValue('Name the office');
  await editor.getByRole('button', { name: 'Not now' }).click();

  const newer = editor.getByRole('status', { name: 'A newer revision' });
  await expect(newer).toContainText('Revision 2 has replaced revision 1');
  await expect(editor.getByRole('main')).toContainText('Demonstration: the first revision');
  await rail(editor).getByRole('button', { name: 'Approve this revision' }).click();
  await expect(rail(editor).getByRole('alert')).toContainText('Not done.');
  await newer.getByRole('button', { name: 'Show revision 2' }).click();
  await expect(editor.getByRole('main')).toContainText('Demonstration: the second revision');
  await rail(editor).getByRole('button', { name: 'Approve this revision' }).click();
  await expect(state(editor)).toContainText('Approved');
  await expect(state(officer)).toContainText('Approved');
});
