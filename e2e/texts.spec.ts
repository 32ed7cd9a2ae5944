// Where a text is kept. A colleague's changes stay, and a text on this computer waits for its
// writer. The page never says that a text is kept where it is not.
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const headline = (page: Page) => page.getByLabel('Headline', { exact: true });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const status = (page: Page) => page.locator('.saved');
const kept = (page: Page) => page.getByRole('region', { name: 'Text kept on this computer' });

async function start(page: Page, words: string) {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await expect(text(page)).toBeVisible();
  await headline(page).fill(words);
  await expect(status(page)).toHaveText(/^Saved \d/);
  return page.url();
}

/** Lets each save fail as without a network. Pages still load. */
const cutOff = (page: Page) =>
  page.route('**/desk/**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));

test('undo does not remove what a colleague wrote', async ({ page: officer, signIn, another, admin }) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: mine');
  await text(officer).click();
  await officer.keyboard.type('My own words.');
  await expectStored(admin, 'My own words.');
  const editor = await another('editor');
  await editor.goto(url);
  await headline(editor).fill('Demonstration: theirs');
  await text(editor).fill('Their words.');
  await expectStored(admin, 'Their words.');
  await expectStored(admin, 'Demonstration: theirs');

  await headline(officer).focus();
  await officer.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(headline(officer)).toHaveValue('Demonstration: theirs');
  // Each field is saved by itself, so each arrives by itself.
  await expect(text(officer)).toHaveText('Their words.');
  await expect(headline(officer)).toBeFocused();
  for (const field of [headline(officer), text(officer), officer.getByLabel('Dateline')]) {
    await field.click();
    for (let press = 0; press < 4; press++) await officer.keyboard.press('ControlOrMeta+z');
  }
  await expect(headline(officer)).toHaveValue('Demonstration: theirs');
  await expect(text(officer)).toHaveText('Their words.');
  // Undo still removes what the officer writes afterwards.
  await text(officer).click();
  await officer.keyboard.insertText('More. ');
  await officer.keyboard.press('ControlOrMeta+z');
  await expect(text(officer)).toHaveText('Their words.');
});

test('Back and Forward show a release as it is now, and writing goes on from there', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: before');
  await officer.reload();
  await headline(officer).fill('Demonstration: my second');
  await expect(status(officer)).toHaveText(/^Saved \d/);
  await expectStored(admin, 'my second');
  const queue = officer.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'Queue' });
  await queue.click();
  await expect(officer).toHaveURL(/\/desk$/);
  await officer.goBack();
  await expect(headline(officer)).toHaveValue('Demonstration: my second');
  await headline(officer).fill('Demonstration: my third');
  await expectStored(admin, 'my third');
  await expect(officer.getByRole('alert', { name: 'Changed by somebody else' })).toHaveCount(0);

  await queue.click();
  await expect(officer).toHaveURL(/\/desk$/);
  const editor = await another('editor');
  await editor.goto(url);
  await headline(editor).fill('Demonstration: the editor’s');
  await expectStored(admin, 'the editor’s');
  await officer.goBack();
  await expect(headline(officer)).toHaveValue('Demonstration: the editor’s');
  await officer.goForward();
  await expect(officer.getByRole('link', { name: /the editor’s/ })).toBeVisible();
  await officer.goBack();
  await headline(officer).fill('Demonstration: my fourth');
  await expectStored(admin, 'my fourth');
});

test('a page from the browser’s cache loads the newest text when it comes back', async ({ page, signIn, admin }) => {
  await signIn(page, 'officer');
  await start(page, 'Demonstration: in the browser’s keeping');
  await admin.query(
    `UPDATE newsroom.draft SET headline = 'Demonstration: changed', version = version + 1,
       content = jsonb_set(content, '{headline}', '"Demonstration: changed"')
     WHERE headline = 'Demonstration: in the browser’s keeping'`,
  );
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(headline(page)).toHaveValue('Demonstration: changed');
});

test('a tab that saves does not erase the text that another tab kept, and a third tab finds it', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  const url = await start(page, 'Demonstration: two tabs');
  const second = await page.context().newPage();
  await second.goto(url);
  await expect(headline(second)).toHaveValue('Demonstration: two tabs');
  await cutOff(page);
  await headline(page).fill('Demonstration: written in the first tab');
  await expect(status(page)).toHaveText('Offline, kept on this computer');
  await headline(second).fill('Demonstration: written in the second tab');
  await expectStored(admin, 'written in the second tab');
  await page.close();
  const third = await second.context().newPage();
  await third.goto(url);
  await expect(headline(third)).toHaveValue('Demonstration: written in the second tab');
  await kept(third).getByText('Look at it').click();
  await expect(kept(third)).toContainText('written in the first tab');
});

test('the page does not say that a text is kept on this computer when there is no room for it', async ({
  page,
  signIn,
}) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = refuse;
  });
  await signIn(page, 'officer');
  await start(page, 'Demonstration: a full computer');
  await cutOff(page);
  await headline(page).fill('Demonstration: not kept anywhere');
  await expect(status(page)).toHaveText('Offline, not kept');
  await expect(page.getByRole('alert').filter({ hasText: 'stands on this screen alone' })).toContainText(
    'copy your text',
  );
  await expect(page.getByText('kept on this computer')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Copy my text' })).toBeVisible();
});

test('a text that can no longer be saved stays on its writer’s screen until they set it aside', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: sent off meanwhile');
  const editor = await another('editor');
  await editor.goto(url);
  await expect(headline(editor)).toHaveValue('Demonstration: sent off meanwhile');
  await admin.query(
    `UPDATE newsroom.draft SET state = 'discarded', version = version + 1 WHERE headline = 'Demonstration: sent off meanwhile'`,
  );
  await headline(editor).fill('Demonstration: the editor was writing');
  const notice = editor.getByRole('alert', { name: 'Changed by somebody else' });
  await expect(notice).toBeVisible();
  await expect(headline(editor)).toHaveValue('Demonstration: the editor was writing');
  await notice.getByRole('button', { name: 'Set mine aside' }).click();
  await expect(headline(editor)).toHaveCount(0);
  await kept(editor).getByText('Look at it').click();
  await expect(kept(editor)).toContainText('the editor was writing');
});
