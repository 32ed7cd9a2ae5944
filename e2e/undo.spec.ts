// Ctrl-Z goes back through what one wrote, phrase by phrase, whichever field it stands in.
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
// A phrase is put in at once: typed on a busy machine it could have a pause, and be two.
const undo = 'ControlOrMeta+z';

async function blankPage(page: Page) {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await expect(text(page)).toBeVisible();
}

test('undo and redo cross the fields in the order in which they were written, and the focus goes along', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await blankPage(page);
  await field(page, 'Headline').focus();
  await page.keyboard.insertText('Demonstration of steps');
  await field(page, 'Dateline').focus();
  await page.keyboard.insertText('Islamabad: November 23, 2026');
  await text(page).focus();
  await page.keyboard.insertText('A paragraph.');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.insertText(' In bold.');
  await page.getByRole('button', { name: 'Add sub-headline' }).click();
  await expect(field(page, 'Sub-headline 1')).toBeFocused();
  await page.keyboard.insertText('Below the headline');
  await page.getByRole('button', { name: 'Add notes to editors' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes to editors' });
  await expect(notes).toBeFocused();
  await page.keyboard.insertText('For editors.');

  await page.keyboard.press(undo);
  await expect(notes).toHaveText('');
  await page.keyboard.press(undo);
  await expect(field(page, 'Sub-headline 1')).toHaveValue('');
  await expect(field(page, 'Sub-headline 1')).toBeFocused();
  await page.keyboard.press(undo);
  await expect(text(page)).toHaveText('A paragraph.');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press(undo);
  await expect(text(page)).toHaveText('');
  await page.keyboard.press(undo);
  await expect(field(page, 'Dateline')).toHaveValue('');
  await expect(field(page, 'Dateline')).toBeFocused();
  await page.keyboard.press(undo);
  await expect(field(page, 'Headline')).toHaveValue('');
  await expect(field(page, 'Headline')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field(page, 'Headline')).toHaveValue('Demonstration of steps');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(field(page, 'Dateline')).toHaveValue('Islamabad: November 23, 2026');
  await expect(field(page, 'Dateline')).toBeFocused();
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(text(page).locator('strong')).toHaveText(' In bold.');
  await expect(text(page)).toBeFocused();
  await page.keyboard.insertText(' And on.');
  await expect(text(page)).toHaveText('A paragraph. In bold. And on.');
  await expectStored(admin, 'And on.');
});

test('undo takes a paste back as a whole, and brings a typed quotation mark back', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  await blankPage(page);
  await text(page).focus();
  await page.keyboard.type('He said');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ' what was pasted');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(text(page)).toHaveText('He said what was pasted');
  await page.keyboard.type(' and "');
  await expect(text(page)).toHaveText('He said what was pasted and “');
  await page.keyboard.press(undo);
  await expect(text(page)).toHaveText('He said what was pasted and "');
  await page.keyboard.press(undo);
  await expect(text(page)).toHaveText('He said what was pasted');
  await page.keyboard.press(undo);
  await expect(text(page)).toHaveText('He said');
});

test('undo takes back one’s own words and leaves what a colleague wrote beside them', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  await blankPage(officer);
  await field(officer, 'Headline').fill('Demonstration: own words');
  await text(officer).focus();
  await officer.keyboard.insertText('The first paragraph.');
  await officer.keyboard.press('Enter');
  await officer.keyboard.insertText('The second.');
  await expectStored(admin, 'The second.');
  const editor = await another('editor');
  await editor.goto(officer.url());
  await text(editor).locator('p').first().click();
  await editor.keyboard.press('End');
  await editor.keyboard.insertText(' By the editor.');
  await expectStored(admin, 'By the editor.');
  await expect(text(officer)).toContainText('By the editor.');
  await officer.keyboard.press('ControlOrMeta+b');
  await officer.keyboard.insertText(' More.');
  await expect(text(officer).locator('p').nth(1)).toHaveText('The second. More.');
  await officer.keyboard.press(undo);
  await expect(text(officer).locator('p')).toHaveText(['The first paragraph. By the editor.', 'The second.']);
});
