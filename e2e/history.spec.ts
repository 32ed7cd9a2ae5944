// A text that was deleted is back by two keys, and any two texts are compared.
import { readFileSync } from 'node:fs';
import { expect, test } from '#test/harness/test.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');

test('a text that was selected, deleted and saved is back from History, by keyboard alone', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Release text').fill(sample);
  await page.getByRole('button', { name: 'Start release' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await expect(text).toContainText('To end human trafficking in all its forms');

  await text.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  const isStored = () =>
    admin
      .query(`SELECT content->'body' @? '$.**.text' AS it FROM newsroom.draft ORDER BY created_at DESC LIMIT 1`)
      .then(({ rows }) => rows[0].it as boolean);
  await expect.poll(isStored, { timeout: 30_000 }).toBe(false);
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible();
  await page.reload();
  await expect(text).toHaveText('');

  const history = page.getByRole('link', { name: 'History', exact: true });
  await history.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'History of the text' });
  const bringBack = dialog.getByRole('button', { name: 'Bring back' });
  await expect(bringBack).toHaveAccessibleDescription(/, Officer .*words.*before much of it went/);
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(bringBack).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toContainText('To end human trafficking in all its forms');
  await expect(dialog).toHaveCount(0);
  await expect(history).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^The text of \d\d:\d\d:\d\d is back$/ })).toBeVisible();

  // The empty text is kept too. What stands now is compared with it.
  await history.press('Enter');
  await dialog.getByRole('link', { name: 'Compare with the text now' }).first().press('Enter');
  const comparison = dialog.getByRole('region', { name: 'Comparison' });
  await expect(comparison.locator('ins').first()).toContainText('To end human trafficking');
  await comparison.getByLabel('Before').selectOption('now');
  await expect(comparison.getByText('Both texts have the same words.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(history).toBeFocused();
});
