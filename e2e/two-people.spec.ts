// Two people, or two tabs of one, write in the same text. Nothing of either is lost or typed again.
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const headline = (page: Page) => page.getByLabel('Headline', { exact: true });
const dateline = (page: Page) => page.getByLabel('Dateline', { exact: true });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const saved = (page: Page) => page.locator('.saved');
const collisions = (page: Page) => page.getByRole('region', { name: 'Two of you changed the same place' });
const alsoHere = (page: Page) => page.locator('.also-here');

/** A release with three paragraphs, open in a page. Returns its address. */
async function start(page: Page, words: string) {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await headline(page).fill(words);
  await text(page).click();
  for (const paragraph of ['The first paragraph.', 'The second paragraph.', 'The third paragraph.']) {
    await page.keyboard.insertText(paragraph);
    if (!paragraph.includes('third')) await page.keyboard.press('Enter');
  }
  await expect(text(page).locator('p')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saved(page)).toHaveText(/^Saved \d/);
  return page.url();
}

/** Holds the saves of a page back until they are let go, as a slow line does. */
async function holdSaves(page: Page) {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/api/desk/save', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** Puts the caret behind the last word of a paragraph. */
async function goToEnd(page: Page, paragraph: number) {
  await text(page).locator('p').nth(paragraph).click();
  await page.keyboard.press('End');
}

test('two people write in different fields and paragraphs at once: both have it all, and each goes on where they were', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: written by two');
  const editor = await another('editor');
  await editor.goto(url);
  await expect(text(editor).locator('p')).toHaveCount(3);

  const letGo = await holdSaves(editor);
  await dateline(editor).fill('Islamabad: November 23, 2026');
  await goToEnd(editor, 2);
  await editor.keyboard.type(' By the editor');
  await headline(officer).fill('Demonstration: written by both');
  await goToEnd(officer, 0);
  await officer.keyboard.type(' By the officer');
  await expectStored(admin, 'By the officer');
  letGo();

  // The editor's save comes too late and is merged. Their caret is where it was.
  await expect(text(editor)).toContainText('By the officer');
  await editor.keyboard.type(', and on.');
  await expectStored(admin, 'By the editor, and on.');
  await expect(text(officer)).toContainText('By the editor, and on.');
  await officer.keyboard.type(', and on too.');
  await expectStored(admin, 'By the officer, and on too.');
  for (const page of [officer, editor]) {
    await expect(text(page).locator('p')).toHaveText([
      'The first paragraph. By the officer, and on too.',
      'The second paragraph.',
      'The third paragraph. By the editor, and on.',
    ]);
    await expect(headline(page)).toHaveValue('Demonstration: written by both');
    await expect(dateline(page)).toHaveValue('Islamabad: November 23, 2026');
    await expect(text(page)).toBeFocused();
    await expect(collisions(page)).toHaveCount(0);
    await expect(saved(page)).toHaveText(/^Saved \d/);
  }
});

test('what two people changed alike is shown side by side and chosen by keys; nothing is typed again', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: a collision');
  const editor = await another('editor');
  await editor.goto(url);
  await expect(text(editor).locator('p')).toHaveCount(3);

  const letGo = await holdSaves(editor);
  await headline(editor).fill('Demonstration: the editor’s headline');
  await dateline(editor).fill('Lahore: November 23, 2026');
  await goToEnd(editor, 1);
  await editor.keyboard.type(' The editor added this.');
  await headline(officer).fill('Demonstration: the officer’s headline');
  await goToEnd(officer, 1);
  await officer.keyboard.type(' The officer added that.');
  await goToEnd(officer, 2);
  await officer.keyboard.type(' And this.');
  await expectStored(admin, 'And this.');
  await expectStored(admin, 'the officer’s headline');
  letGo();

  const shown = collisions(editor);
  await expect(shown).toBeVisible();
  await expect(saved(editor)).toHaveText('Not saved: choose below');
  const [first, second] = [
    shown.getByRole('group', { name: 'Headline 1' }),
    shown.getByRole('group', { name: 'Text 2' }),
  ];
  await expect(first).toContainText('the editor’s headline');
  await expect(first).toContainText('the officer’s headline');
  await expect(first).toContainText(/Theirs \(Officer, /);
  await expect(second).toContainText('The editor added this.');
  await expect(second).toContainText('The officer added that.');
  // The rest is merged already, and mine stands until I choose.
  await expect(text(editor)).toContainText('And this.');
  await expect(headline(editor)).toHaveValue('Demonstration: the editor’s headline');
  await expectAccessible(editor);

  await shown.getByRole('button', { name: 'Keep yours: Headline, 1 of 2' }).focus();
  await editor.keyboard.press('Tab');
  await expect(shown.getByRole('button', { name: 'Take theirs: Headline, 1 of 2' })).toBeFocused();
  await editor.keyboard.press('Enter');
  await expect(headline(editor)).toHaveValue('Demonstration: the officer’s headline');
  await expect(shown.getByRole('button', { name: 'Keep yours: Text, 1 of 1' })).toBeFocused();
  await editor.keyboard.press('Tab');
  await editor.keyboard.press('Tab');
  await expect(shown.getByRole('button', { name: 'Keep both: Text, 1 of 1' })).toBeFocused();
  await editor.keyboard.press('Enter');
  await expect(shown).toHaveCount(0);
  await expect(text(editor)).toBeFocused();
  await expectStored(admin, 'The editor added this.');
  const both = [
    'The first paragraph.',
    'The second paragraph. The editor added this.',
    'The second paragraph. The officer added that.',
    'The third paragraph. And this.',
  ];
  for (const page of [editor, officer]) {
    await expect(text(page).locator('p')).toHaveText(both);
    await expect(headline(page)).toHaveValue('Demonstration: the officer’s headline');
    await expect(dateline(page)).toHaveValue('Lahore: November 23, 2026');
  }
  await expect(saved(editor)).toHaveText(/^Saved \d/);
  // What was not taken is one key away.
  await editor.keyboard.press('ControlOrMeta+z');
  await editor.keyboard.press('ControlOrMeta+z');
  await expect(headline(editor)).toHaveValue('Demonstration: the editor’s headline');
  await expect(headline(editor)).toBeFocused();
});

test('a text with open choices that is left is offered again, and not as one to go on from', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: left in the middle');
  const editor = await another('editor');
  await editor.goto(url);
  await expect(headline(editor)).toHaveValue('Demonstration: left in the middle');
  const letGo = await holdSaves(editor);
  await headline(editor).fill('Demonstration: the editor left it');
  await headline(officer).fill('Demonstration: the officer saved it');
  await expectStored(admin, 'the officer saved it');
  letGo();
  await expect(collisions(editor)).toBeVisible();
  editor.on('dialog', (dialog) => void dialog.accept());
  await editor.reload();
  await expect(headline(editor)).toHaveValue('Demonstration: the officer saved it');
  const kept = editor.getByRole('region', { name: 'Text kept on this computer' });
  await kept.getByText('Look at it').click();
  await expect(kept).toContainText('the editor left it');
  await expect(kept.getByRole('button', { name: 'Put it on the screen' })).toHaveCount(0);
});

test('two tabs of one person end in one text, which has what was written in each', async ({ page, signIn, admin }) => {
  await signIn(page, 'officer');
  const url = await start(page, 'Demonstration: two tabs of one');
  const tab = await page.context().newPage();
  await tab.goto(url);
  await expect(text(tab).locator('p')).toHaveCount(3);
  const letGo = await holdSaves(tab);
  await goToEnd(tab, 0);
  await tab.keyboard.type(' In the second tab.');
  await goToEnd(page, 2);
  await page.keyboard.type(' In the first tab.');
  await expectStored(admin, 'In the first tab.');
  letGo();
  await expectStored(admin, 'In the second tab.');
  await expectStored(admin, 'In the first tab.');
  await expect(text(tab)).toContainText('In the first tab.');
  // A tab looks when one returns to it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(text(page)).toContainText('In the second tab.');
});

test('each person sees who else has the release open and in which field, until they leave', async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  const url = await start(officer, 'Demonstration: who is here');
  await expect(alsoHere(officer)).toHaveCount(0);
  const editor = await another('editor');
  await editor.goto(url);
  await expect(alsoHere(officer)).toHaveText('Also here: Editor');
  await expect(officer.getByRole('status').filter({ hasText: 'Editor: here now' })).toBeAttached();
  await expect(alsoHere(editor)).toHaveText('Also here: Officer, in the text');
  await headline(editor).focus();
  await expect(alsoHere(officer)).toHaveText('Also here: Editor, in the headline');
  await expect(officer.locator('[data-others]')).toHaveCount(1);
  await expect(officer.locator('[data-others]').getByLabel('Headline', { exact: true })).toBeVisible();
  await expectAccessible(officer);
  await text(editor).focus();
  await expect(alsoHere(officer)).toHaveText('Also here: Editor, in the text');

  const tab = await officer.context().newPage();
  await tab.goto(url);
  await expect(alsoHere(tab)).toContainText('You, in another tab, in the text');
  await expect(alsoHere(officer)).toContainText('You, in another tab');
  await tab.close();
  await expect(alsoHere(officer)).toHaveText('Also here: Editor, in the text');
  await editor.goto('/desk');
  await expect(alsoHere(officer)).toHaveCount(0);
  await expect(officer.getByRole('status').filter({ hasText: 'Editor: no longer here' })).toBeAttached();
  await expect(officer.locator('[data-others]')).toHaveCount(0);
});

/** Whether the tools are on one line: each is level with a part of every other. */
const isOneLine = (page: Page) =>
  page.getByRole('toolbar').evaluate((bar) => {
    const tools = [...bar.querySelectorAll('button')].filter((tool) => !tool.closest('.tools-inside'));
    const boxes = tools.map((tool) => tool.getBoundingClientRect());
    return boxes.length > 10 && Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map((box) => box.bottom));
  });

for (const { language, status } of [
  { language: 'en', status: 'The newsroom does not answer, kept on this computer' },
  { language: 'ur', status: 'نیوز روم جواب نہیں دے رہا، اسی کمپیوٹر پر محفوظ' },
])
  test(`the toolbar is one line at 1280 and 1440 px beside a colleague and a long status, in ${language}`, async ({
    page: officer,
    signIn,
    another,
    admin,
  }) => {
    await signIn(officer, 'officer');
    const url = await start(officer, 'Demonstration: a long status');
    const setLanguage = (one: string) =>
      admin.query(`UPDATE newsroom.user_account SET language = $1 WHERE email = 'officer@demo.example'`, [one]);
    try {
      await setLanguage(language);
      await officer.reload();
      const editor = await another('editor');
      await editor.goto(url);
      await headline(editor).focus();
      await expect(alsoHere(officer)).toBeVisible();
      await officer.route('**/api/desk/save', (route) => route.fulfill({ status: 503, body: 'busy' }));
      await officer.getByRole('textbox').first().fill('Demonstration: kept here');
      await expect(saved(officer)).toHaveText(status);
      for (const width of [1280, 1440]) {
        await officer.setViewportSize({ width, height: 900 });
        expect(await isOneLine(officer)).toBe(true);
        const ends = await officer.locator('.bar').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
        expect(ends).toBe(0);
      }
    } finally {
      await setLanguage('en');
    }
  });
