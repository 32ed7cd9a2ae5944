// The desk on a telephone: one column at a time, and the words that are typed in sight.
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { rail, state } from './rail.ts';
import { blankPage } from './screens.ts';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });

const tab = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true });
const card = (page: Page, said: string) =>
  page
    .getByRole('region', { name: /^Comments/ })
    .getByRole('listitem')
    .filter({ hasText: said });

async function start(page: Page, text: string) {
  await page.goto('/desk/new');
  await page.getByLabel('Release text').fill(text);
  await page.getByRole('button', { name: 'Start release' }).click();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible();
}

async function say(page: Page, text: string) {
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

test('comments are a screen of their own: words lead to it, and it leads back to them', async ({
  page: editor,
  signIn,
  another,
  expectAccessible,
}) => {
  const officer = await another('officer');
  await start(
    officer,
    'Demonstration: stands are taken\n\nIslamabad: November 23, 2026\n\nEntry is free.\n\n*-*-*-*-*\n',
  );
  const text = officer.getByRole('textbox', { name: 'Text', exact: true });

  await test.step('a writer is back at the words once the comment is sent', async () => {
    await text.getByText('Entry is free.').dblclick({ position: { x: 12, y: 12 } });
    await officer.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(tab(officer, /^Comments/)).toHaveAttribute('aria-pressed', 'true');
    await expect(text).toBeHidden();
    await expectAccessible(officer);
    await say(officer, 'Or: admission?');
    await expect(text).toBeFocused();
    await expect(tab(officer, 'Document')).toHaveAttribute('aria-pressed', 'true');
    await expect(card(officer, 'admission')).toBeHidden();
    await expect(tab(officer, 'Comments (1)')).toBeVisible();
    await expectAccessible(officer);
    await tab(officer, 'Comments (1)').tap();
    await expect(card(officer, 'admission')).toBeVisible();
    await expect(rail(officer)).toBeHidden();
    await tab(officer, 'State').tap();
    await officer.getByRole('button', { name: 'Submit for review' }).click();
    await state(officer, 'Submitted');
    await expect(tab(officer, 'State')).toHaveAttribute('aria-pressed', 'true');
    await expect(rail(officer)).toBeVisible();
  });

  await test.step('a reader goes from words to their comment, and back', async () => {
    await signIn(editor, 'editor');
    await editor.goto(officer.url());
    await editor.getByText('Entry is free.').dblclick({ position: { x: 90, y: 12 } });
    await editor.getByRole('button', { name: 'Comment', exact: true }).click();
    await say(editor, 'For whom?');
    await expect(card(editor, 'For whom?')).toBeFocused();
    await expectAccessible(editor);
    await card(editor, 'admission')
      .getByRole('button', { name: /^Entry/, exact: true })
      .tap();
    const mark = editor.getByRole('main').locator('mark').first();
    await expect(mark).toBeFocused();
    await expect(mark).toHaveText('Entry');
    await expect(editor.getByRole('main').locator('mark')).toHaveText(['Entry', 'free']);
    await expect(card(editor, 'For whom?')).toBeHidden();
    await tab(editor, 'Document').focus();
    await mark.tap();
    await expect(card(editor, 'admission')).toBeFocused();
  });

  await test.step('the count beside the next step leads to the first of them', async () => {
    await tab(editor, 'State').tap();
    await editor.getByRole('link', { name: '2 comments are open' }).tap();
    await expect(card(editor, 'admission')).toBeFocused();
    for (const said of ['admission', 'For whom?'])
      await card(editor, said).getByRole('button', { name: 'Resolve' }).tap();
    await expect(tab(editor, 'Comments')).toHaveAttribute('aria-pressed', 'true');
    await expect(editor.getByText('Resolved (2)')).toBeVisible();
  });
});

/** In px: the line of the caret, what of the window is free for it, and how tall a line is. */
const caret = (page: Page) =>
  page.evaluate(() => {
    const selection = document.getSelection();
    const at = selection?.focusNode;
    const block = at instanceof Element ? at : at?.parentElement;
    const range = document.createRange();
    if (!selection || !at || !block) throw new Error('There is no caret.');
    range.setStart(at, selection.focusOffset);
    // An empty paragraph has no letters whose place could be asked for.
    const line = range.getClientRects()[0] ?? block.getBoundingClientRect();
    const bar = document.querySelector('.tabs')?.getBoundingClientRect();
    const head = document.querySelector('.document-head')?.getBoundingClientRect();
    const seen = window.visualViewport?.height ?? 0;
    return {
      top: line.top,
      bottom: line.bottom,
      free: { top: head?.bottom ?? 0, bottom: Math.min(seen, bar?.height ? bar.top : seen) },
      height: Number.parseFloat(getComputedStyle(block).lineHeight),
    };
  });

async function expectRoom(page: Page) {
  const { top, bottom, free, height } = await caret(page);
  expect(height).toBeGreaterThan(20);
  expect(bottom).toBeLessThanOrEqual(free.bottom - height);
  expect(top).toBeGreaterThanOrEqual(free.top);
}

/** Types lines until they fill several windows, and goes back up through them. */
async function fillWindow(page: Page) {
  const lines = 25;
  for (let line = 1; line <= lines; line++) {
    await page.keyboard.insertText(`Stand ${line} is taken.`);
    await page.keyboard.press('Enter');
    await expectRoom(page);
  }
  for (let line = 0; line < lines; line++) await page.keyboard.press('ArrowUp');
  await expectRoom(page);
  await page.keyboard.press('Control+End');
  await expectRoom(page);
}

for (const [where, size] of Object.entries({
  'on a telephone': { width: 390, height: 844 },
  'above the keyboard of a telephone': { width: 390, height: 420 },
  'at a desk': { width: 1440, height: 700 },
}))
  test(`the line that is typed is in sight, with a line's room, ${where}`, async ({ page, signIn }) => {
    await page.setViewportSize(size);
    await signIn(page, 'officer');
    await blankPage(page);
    await fillWindow(page);
  });

test('a keyboard that comes up covers nothing that is typed', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  await blankPage(page);
  await fillWindow(page);
  await page.evaluate(() => window.scrollBy(0, -200));
  await page.setViewportSize({ width: 390, height: 420 });
  await expect.poll(async () => (await caret(page)).bottom).toBeLessThan(420);
  await expectRoom(page);
});
