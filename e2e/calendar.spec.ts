// The calendar of a desk: its days by keyboard, its diary, and its secret address.
import { expect, test } from '#test/harness/test.ts';
import { empty, picker, typeTime } from './pickers.ts';

/** The fifteenth of the month after next: in no one's way, and within what an address shows. */
function middleOfMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 15)).toISOString().slice(0, 10);
}
const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const nameOf = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
    .format(new Date(day))
    .replace(',', '');

test('an officer walks the month by keyboard, adds an event, moves it with a reason; the desk sees it live, in the week too', async ({
  page,
  signIn,
  another,
  expectAccessible,
}) => {
  test.slow();
  const [fifteenth, next] = [middleOfMonth(), after(middleOfMonth(), 1)];
  const title = 'Demonstration: signing in hall 2';
  await signIn(page, 'officer');
  await page.goto(`/desk/calendar?view=month&on=${fifteenth}`);
  const editor = await another('editor');
  await editor.goto(`/desk/calendar?view=month&on=${next}`);
  const panel = page.getByRole('complementary', { name: 'The day' });
  const day = (on: string) => page.getByRole('grid').getByRole('link', { name: nameOf(on), exact: true });
  const cell = (on: string) =>
    page.getByRole('gridcell').filter({ has: page.getByRole('link', { name: nameOf(on), exact: true }) });
  await expectAccessible(page);

  await test.step('one tab stop; the arrows walk, Enter opens the day', async () => {
    await expect(page.locator('[role=grid] a[tabindex="0"]')).toHaveCount(1);
    await day(fifteenth).focus();
    await page.keyboard.press('ArrowDown');
    await expect(day(after(fifteenth, 7))).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await expect(day(next)).toBeFocused();
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(
      new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(new Date(next)),
    );
    await page.keyboard.press('PageUp');
    await expect(day(next)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: nameOf(next) })).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`on=${next}`));
  });

  await test.step('N adds an event on that day', async () => {
    await day(next).focus();
    await page.keyboard.press('n');
    const form = page.getByRole('form', { name: 'New diary event' });
    await expect(form.getByLabel('What takes place')).toBeFocused();
    await page.keyboard.type(title);
    await expect(picker(form, 'Date')).toContainText(next.split('-').reverse().join('/'));
    await form.getByLabel('Place (optional)').fill('Hall 2');
    await typeTime(form, 'Time', '10:00');
    await typeTime(form, 'Ends at (optional)', '09:00');
    await expect(form.getByText('The end must be after the start.')).toBeVisible();
    await typeTime(form, 'Ends at (optional)', '11:30');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(panel.getByText(`“${title}” is in the diary.`)).toBeVisible();
    await expect(panel.getByText('Diary, provisional')).toBeVisible();
    await expect(cell(next)).toContainText(`10:00 ${title}`);
  });

  await test.step('who has the day open sees it without touching anything', async () => {
    const theirs = editor.getByRole('complementary', { name: 'The day' });
    await expect(theirs.getByRole('heading', { name: title })).toBeVisible();
    await theirs.getByRole('button', { name: 'Confirm…' }).click();
    await theirs.getByRole('button', { name: 'Confirm it' }).click();
    await expect(theirs.getByText('Diary, confirmed')).toBeVisible();
    await expect(panel.getByText('Diary, confirmed')).toBeVisible();
  });

  await test.step('M moves it, with a reason', async () => {
    await panel.getByRole('button', { name: 'Move…' }).focus();
    await page.keyboard.press('m');
    const form = page.getByRole('form', { name: `Move ${title}` });
    await expect(picker(form, 'Time')).toContainText('10:00');
    await typeTime(form, 'Time', '12:15');
    await empty(form, 'Ends at (optional)');
    await form.getByLabel('Why it is moved').fill('The hall is not free.');
    await page.keyboard.press('Enter');
    await expect(panel.getByText(/Moved from .*10:00: “The hall is not free\.”/)).toBeVisible();
  });

  await test.step('the week shows it at its new time', async () => {
    await page.getByRole('link', { name: 'Week' }).click();
    await expect(page).toHaveURL(/view=week/);
    await expect(cell(next)).toContainText(`12:15 ${title}`);
    await expect(page.getByRole('gridcell')).toHaveCount(7);
    await expectAccessible(page);
  });

  await test.step('cancelled, it stays, and says why', async () => {
    await panel.getByRole('button', { name: 'Cancel…' }).click();
    await panel.getByLabel('Why it is cancelled').fill('The speaker is unwell.');
    await panel.getByRole('button', { name: 'Cancel the event' }).click();
    await expect(panel.getByText('Diary, cancelled')).toBeVisible();
    await expect(panel.getByText(/Cancelled: “The speaker is unwell\.”/)).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Move…' })).toHaveCount(0);
  });
});

test('an editor makes the address of the desk’s calendar; it answers without a session, and ends', async ({
  page,
  signIn,
  playwright,
  baseURL,
  expectAccessible,
}) => {
  await signIn(page, 'editor');
  await page.goto('/desk/calendar');
  await page.getByText('Subscribe in another calendar').click();
  await page.getByRole('button', { name: 'Make an address…' }).click();
  await page.getByRole('button', { name: 'Make the address' }).click();
  const field = page.getByLabel(/^The address for/);
  await expect(field).toBeFocused();
  const address = new URL(await field.inputValue());
  await expectAccessible(page);

  const stranger = await playwright.request.newContext({ baseURL: String(baseURL) });
  const ask = async (path: string) => {
    const answer = await stranger.get(path);
    const { 'content-type': type = '', 'cache-control': cache } = answer.headers();
    return { status: answer.status(), type, cache, text: await answer.text() };
  };
  const calendar = await ask(address.pathname);
  expect(calendar).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8', cache: 'private, no-store' });
  expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  const unknown = await ask(`/api/calendar/${'A'.repeat(43)}.ics`);
  expect(unknown.status).toBe(404);
  expect(await ask('/api/calendar/nothing')).toEqual(unknown);

  await page.getByRole('button', { name: 'End it…' }).click();
  await page.getByRole('button', { name: 'End the address' }).click();
  await expect(page.getByText(/^The address of .* is ended\.$/)).toBeVisible();
  expect(await ask(address.pathname)).toEqual(unknown);
  await stranger.dispose();
});

test('on a telephone the calendar is a list of days', { tag: '@phone' }, async ({ page, signIn, expectAccessible }) => {
  await signIn(page, 'auditor');
  await page.goto('/desk/calendar');
  const isPhone = (page.viewportSize()?.width ?? 0) < 600;
  const today = page.getByRole('link', { name: /Today$/ }).filter({ visible: true });
  if (isPhone) {
    await expect(page.getByRole('grid')).toBeHidden();
    await today.last().click();
    await expect(page.getByRole('complementary', { name: 'The day' }).getByRole('heading').first()).toBeFocused();
  } else await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New diary event…' })).toHaveCount(0);
  await expectAccessible(page);
});
