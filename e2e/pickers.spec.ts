// Dates by keyboard: typed, or taken from a month. Without scripts the browser's field is there.
import { expect, test } from '#test/harness/test.ts';
import { empty, picker, typeDate } from './pickers.ts';

test('a date is typed or taken from a month by keyboard alone, and stands in the address', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await signIn(page, 'officer');
  await page.goto('/desk/releases');
  await page.getByText('Person, desk, series, language, dates').press('Enter');
  const from = picker(page, 'From');
  await typeDate(page, 'From', '2026-11-03');
  await expect(from.getByRole('spinbutton', { name: /^day/ })).toHaveAttribute('aria-valuetext', '03');
  await expect(from.getByRole('spinbutton', { name: /^month/ })).toHaveAttribute('aria-valuetext', /November/);

  const open = from.getByRole('button', { name: 'Calendar From' });
  await open.press('Enter');
  const month = page.getByRole('dialog');
  await expect(month.getByRole('button', { name: 'Tuesday, 3 November 2026, chosen' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(month).toHaveCount(0);
  await expect(open).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(month.getByRole('button', { name: 'Sunday, 4 October 2026' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(open).toBeFocused();
  await expect(from).toContainText('04/10/2026');

  await typeDate(page, 'To', '2026-11-20');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=2026-10-04&to=2026-11-20/);
  await expect(from).toContainText('04/10/2026');
  await empty(page, 'From');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=&to=2026-11-20/);
  expect(complaints).toEqual([]);
});

test('without scripts a date is asked for by the browser’s own field', async ({ browser, baseURL, signIn }) => {
  const context = await browser.newContext({ baseURL: String(baseURL), javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'officer');
  await page.goto('/desk/releases?from=2026-10-04');
  await expect(page.getByLabel('From')).toHaveValue('2026-10-04');
  await page.getByLabel('To').fill('2026-11-20');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(/from=2026-10-04&to=2026-11-20/);
  await context.close();
});
