// An editor gives out two numbers by telephone before their texts exist. One is used. The other
// becomes void in public.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { rail } from './rail.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const calledOff = 'The visit was called off before the release was written.';

/** Reserves the next number of the press releases. @returns its label on the page */
async function reserve(editor: Page, what: string): Promise<string> {
  await editor.getByLabel('Series').selectOption('pr');
  await editor.getByLabel('What it is for').fill(what);
  await editor.getByRole('button', { name: /^Reserve PR No\./ }).click();
  const row = editor.getByRole('listitem').filter({ hasText: what });
  await expect(row).toBeVisible();
  const label = (await row.getByText(/^PR No\.\d+$/).textContent()) ?? '';
  await expect(editor.getByRole('status').filter({ hasText: 'reserved' })).toHaveText(`${label} is reserved for you.`);
  return label;
}

test('an editor reserves two numbers, publishes under one and makes the other void, and the register shows both', async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  test.slow();
  const editor = await another('editor2');
  await editor.goto('/desk');
  await editor.getByRole('link', { name: 'Numbers' }).click();
  const used = await reserve(editor, 'For the text that follows by telephone.');
  const spare = await reserve(editor, 'For a visit that may not take place.');
  expect(spare).not.toBe(used);
  await expectAccessible(editor);

  await editor.goto('/register/pr');
  await editor.getByRole('listitem').first().getByRole('link').click();
  const row = (label: string) => editor.getByRole('listitem').filter({ has: editor.getByText(label, { exact: true }) });
  await expect(row(used)).toContainText('Reserved');
  await expect(editor.getByText('by telephone')).toHaveCount(0);

  await editor.goto('/desk/numbers');
  await editor.getByRole('button', { name: `Make ${spare} void…` }).click();
  await editor.getByLabel('Public reason').fill(calledOff);
  await editor.getByRole('button', { name: `Make ${spare} void`, exact: true }).click();
  await expect(editor.getByRole('status').filter({ hasText: 'void' })).toHaveText(`${spare} is void.`);

  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByLabel('Series').selectOption('pr');
  await officer.getByLabel('Release text').fill(sample);
  await officer.getByRole('button', { name: 'Start release' }).click();
  await rail(officer).getByRole('button', { name: 'Submit for review' }).click();
  await expect(rail(officer).getByRole('heading', { level: 2 })).toContainText('Submitted');
  await editor.goto(officer.url());
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await editor.getByRole('button', { name: /^Publish as PR No\./ }).click();
  await editor.getByLabel('Which number').selectOption(`${used}, reserved by you`);
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Publish now' }).click();
  await expect(rail(editor).getByRole('heading', { level: 2 })).toContainText('Published');

  await editor.goto('/register/pr');
  await expect(editor.getByRole('listitem').first()).toContainText('Complete');
  await editor.getByRole('listitem').first().getByRole('link').click();
  await expect(row(spare)).toContainText('Void');
  await expect(row(spare)).toContainText(calledOff);
  await expect(row(used)).toContainText('Published');
  await row(used).getByRole('link', { name: used, exact: true }).click();
  await expect(editor.getByRole('heading', { level: 1 })).toContainText('WE MUST TAKE A UNIFIED');
});

test('an officer reads why no number can be reserved', async ({ page, signIn, expectAccessible }) => {
  await signIn(page, 'officer');
  await page.goto('/desk/numbers');
  await expect(page.getByText('To reserve a number you need to be editor of a desk. Ask one.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reserve/ })).toHaveCount(0);
  await expectAccessible(page);
});
