// A new house, from an empty folder to its first published release, by keyboard alone.
import type { Locator, Page } from '@playwright/test';
import { command } from '#test/harness/command.ts';
import { setUpAddress, test } from '#test/harness/empty-house.ts';
import { expect } from '#test/harness/test.ts';

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor();
  for (let press = 0; press < 150; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${target}`);
}

/** Types into a field. Tab selects its old text, so the new text replaces it. */
async function type(page: Page, label: string, text: string) {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.insertText(text);
}

async function press(page: Page, name: string | RegExp) {
  await tabTo(page, page.getByRole('button', { name }).or(page.getByRole('link', { name })).first());
  await page.keyboard.press('Enter');
}

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeFocused();

async function signInByKeyboard(page: Page, email: string, password: string) {
  await page.goto('/desk/sign-in');
  await type(page, 'E-mail address', email);
  await type(page, 'Password', password);
  await page.keyboard.press('Enter');
  await page.waitForURL('/desk');
}

const state = (page: Page, words: string) =>
  expect(
    page.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText(words);

const text =
  'Demonstration: the harbour opens\nKarachi: November 28, 2026\n\nThe harbour of the demonstration opens on Friday.\n*-*-*-*-*\n';

test('a house is set up by keyboard from an empty folder, and its first release is published', async ({
  page,
  browser,
  baseURL,
  contextOptions,
  pressmark,
  began,
  expectAccessible,
}, info) => {
  // Pressmark promises a set-up in five minutes.
  test.setTimeout(300_000);
  const address = setUpAddress(pressmark.output());

  await test.step('before the set-up nobody can sign in, and the page says what to do', async () => {
    await page.goto('/desk');
    await expect(page.getByRole('heading', { name: 'This newsroom is not set up yet' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the house', async () => {
    await page.goto(address);
    await heading(page, 'Your house');
    await press(page, 'Go on to desks');
    await expect(page.getByText('Write the name in English.')).toBeVisible();
    await expect(page.getByLabel('Name in English')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.insertText('Office of Harbour Affairs');
    await type(page, 'Time zone', 'Asia/Karachi');
    const seen = page.getByRole('complementary', { name: 'What readers will see' });
    await expect(seen).toContainText('Office of Harbour Affairs');
    await type(page, 'Colour on paper', '#7a1f3d');
    // The file is no emblem. It is refused in words, and the house is not stored either.
    const emblem = page.getByRole('region', { name: 'Emblem' });
    const file = { name: 'emblem.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<html>no emblem</html>') };
    await emblem.locator('input').setInputFiles(file);
    await expect(emblem.getByRole('status')).toHaveText('Chosen. It is kept with the house.');
    await press(page, 'Go on to desks');
    await expect(emblem.getByRole('alert')).toContainText('Not done.');
    await expect(emblem.locator('input')).toBeFocused();
    await press(page, 'Take the emblem away');
    await press(page, 'Go on to desks');
    await heading(page, 'Your desks');
  });

  await test.step('two desks', async () => {
    await expectAccessible(page);
    await type(page, 'Name in English', 'Press desk');
    await press(page, 'Add this and another');
    await expect(page.getByRole('status')).toHaveText(/^Press desk is added/);
    await expect(page.getByLabel('Name in English')).toBeFocused();
    await page.keyboard.insertText('Harbour safety desk');
    await expect(page.getByLabel('Key')).toHaveValue('harbour-safety');
    await page.keyboard.press('Enter');
    await heading(page, 'Your first series');
  });

  await test.step('the set-up goes on where it stopped; the first series begins at 197', async () => {
    await page.reload();
    await heading(page, 'Your first series');
    await type(page, 'Key', 'Press release');
    await press(page, 'Go on to the administrator');
    await expect(page.getByLabel('Key')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('pr');
    await tabTo(page, page.getByLabel(/^Our last one/));
    await page.keyboard.insertText('196');
    const seen = page.getByRole('complementary', { name: 'What readers will see' });
    await expect(seen).toContainText(/\/releases\/pr\/\d{4}\/\d\d\/197/);
    await page.keyboard.press('Enter');
    await heading(page, 'The first administrator');
  });

  await test.step('the first administrator is added and signed in', async () => {
    await press(page, 'End the set-up');
    await expect(page.getByLabel('Name')).toBeFocused();
    await expect(page.getByText('A password needs at least 12 characters.')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.insertText('First administrator');
    await type(page, 'E-mail address', 'first@demo.example');
    await type(page, 'Password', 'ink paper folio rule');
    await page.keyboard.press('Enter');
    await heading(page, 'Office of Harbour Affairs is set up');
    await expectAccessible(page);
    await press(page, 'Open the newsroom');
    await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
    await expect(page.getByText('This is the demonstration.')).toHaveCount(0);
  });

  await test.step('the address of the set-up is gone', async () => {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'No set-up at this address' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('an officer writes, and an editor approves and publishes it', async () => {
    const person = async (name: string) => {
      const email = `${name}@demo.example`;
      const added = await command(pressmark.data, 'user', 'add', email, '--name', name, '--role', name);
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      const own = await context.newPage();
      await signInByKeyboard(own, email, added.password);
      return own;
    };
    const officer = await person('officer');
    await press(officer, 'New release');
    await type(officer, 'Release text', text);
    await press(officer, 'Start release');
    await press(officer, 'Submit for review');
    await state(officer, 'Submitted');
    const editor = await person('editor');
    await editor.goto(officer.url());
    await press(editor, 'Approve this revision');
    await state(editor, 'Approved');
    await press(editor, 'Publish as PR No.197');
    await press(editor, 'Publish now');
    await state(editor, 'Published');
    await editor.goto('/');
    await press(editor, /the harbour opens/);
    await expect(editor.getByRole('heading', { level: 1 })).toHaveText('Demonstration: the harbour opens');
    await expect(editor.getByRole('banner')).toContainText('Office of Harbour Affairs');
    await expect(editor).toHaveURL(/\/releases\/pr\/\d{4}\/\d\d\/197$/);
  });

  const seconds = Math.round((Date.now() - began) / 1000);
  info.annotations.push({ type: 'time', description: `${seconds} s from an empty folder to the first release` });
});
