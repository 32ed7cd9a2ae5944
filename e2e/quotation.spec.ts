// Quotations with their speaker, head cells of tables, and the dateline, by keyboard.
import { expect, expectStored, test } from '#test/harness/test.ts';
import { blankPage } from './screens.ts';

test('an officer quotes a speaker with a role by keyboard, and a reader sees whose words they are', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type('The quay is open.');
  await page.keyboard.press('Control+Shift+b');
  await page.getByRole('button', { name: 'Speaker and role' }).click();
  await page.keyboard.type('A speaker of the demonstration');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Harbour master');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The text goes on.');
  const quotation = text.getByRole('blockquote');
  await expect(quotation.locator('p')).toHaveText([
    'The quay is open.',
    'A speaker of the demonstration',
    'Harbour master',
  ]);
  await expect(text.locator('> p')).toHaveText(['The text goes on.']);
  await expectAccessible(page);

  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.goto(page.url().replace('/desk/releases/', '/api/preview/'));
  const shown = page.getByRole('main').getByRole('blockquote');
  await expect(shown).toContainText('A speaker of the demonstration');
  await expect(shown).toContainText('Harbour master');
});

test('a quotation that is taken away leaves its speaker and role as paragraphs', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type('The quay is open.');
  await page.keyboard.press('Control+Shift+b');
  await page.getByRole('button', { name: 'Speaker and role' }).click();
  await page.keyboard.type('A speaker');
  await page.keyboard.press('Control+Shift+b');
  await expect(text.locator('> p')).toHaveText(['The quay is open.', 'A speaker']);
  await page.keyboard.press('Control+Shift+b');
  await expect(text.getByRole('blockquote')).toHaveText('A speaker');
  await page.keyboard.press('Control+\\');
  await expect(text.getByRole('blockquote')).toHaveCount(0);
});

test('an empty speaker goes with Backspace, and Enter on an empty line leads to the speaker', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type('The quay is open.');
  await page.keyboard.press('Control+Shift+b');
  await page.getByRole('button', { name: 'Speaker and role' }).click();
  await expect(text.locator('p.speaker')).toHaveAttribute('data-placeholder', 'Speaker');
  await page.keyboard.press('Backspace');
  await expect(text.locator('p.speaker')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(text.locator('blockquote > p:not([class*=role])')).toHaveCount(2);
  const speaker = page.getByRole('button', { name: 'Speaker and role' });
  await speaker.click();
  await expect(speaker).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(speaker).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Enter');
  await expect(speaker).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.type('A speaker');
  await expect(text.getByRole('blockquote').locator('p')).toHaveText(['The quay is open.', 'A speaker']);
});

test('a copied quotation keeps its speaker where it is pasted', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type('The quay is open.');
  await page.keyboard.press('Control+Shift+b');
  await page.getByRole('button', { name: 'Speaker and role' }).click();
  await page.keyboard.type('A speaker');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Harbour master');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(text.locator('blockquote > p.speaker')).toHaveText('A speaker');
  await expect(text.locator('blockquote > p.role')).toHaveText('Harbour master');
});

test('the first row and any cell of a table become heads by a button', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(text.getByRole('columnheader')).toHaveCount(3);
  await page.getByRole('button', { name: 'Header row' }).click();
  await expect(text.locator('th')).toHaveCount(0);
  await page.getByRole('button', { name: 'Header cell' }).click();
  await expect(text.locator('th')).toHaveCount(1);
});

test('the dateline is written from a place of the desk’s own and a date, by keyboard', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  await blankPage(page);
  await page.getByRole('button', { name: 'Place and date' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Dateline' });
  await expect(form.getByLabel('Place')).toBeFocused();
  await expectAccessible(page);
  await form.getByLabel('Place').fill('Gwadar');
  await page.keyboard.press('Enter');
  const dateline = page.getByLabel('Dateline', { exact: true });
  await expect(dateline).toBeFocused();
  await expect(dateline).toHaveValue(/^Gwadar: \p{L}+ \d{1,2}, \d{4}$/u);
  await expectStored(admin, 'Gwadar: ');
});
