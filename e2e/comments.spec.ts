// Two people talk about words of a text: at the words, by the keyboard, live, and before it leaves
// the desk.
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { comment, comments, startRelease } from './commented.ts';
import { rail, state } from './rail.ts';

/** The words on the sheet that are commented on. */
const marks = (page: Page) => page.getByRole('main').locator('mark');

/** Selects the first word of the text, or the one after so many others. */
async function selectWord(page: Page, before: number) {
  await page.getByRole('textbox', { name: 'Text', exact: true }).focus();
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < before; word++) await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
}

test('an editor comments on words by the keyboard alone; the officer reads it at once, answers and changes the words; the editor resolves it', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  await startRelease(officer);
  const editor = await another('editor');
  await editor.goto(officer.url());

  await test.step('the editor comments, and is back in the text', async () => {
    await selectWord(editor, 3);
    await editor.keyboard.press('Control+Alt+m');
    await expect(editor.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
    await expect(editor.getByRole('form', { name: 'New comment' })).toContainText('241');
    await editor.keyboard.type('The list says 214.');
    await editor.keyboard.press('Tab');
    await editor.keyboard.press('Enter');
    await expect(editor.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused();
    await expect(comment(editor, 'The list says 214.')).toContainText('Editor');
    await expectAccessible(editor);
  });

  await test.step('the officer has it at the words, answers, and writes other words there', async () => {
    await expect(marks(officer)).toHaveText('241');
    await expect(marks(officer)).toHaveAccessibleDescription('The list says 214.');
    await officer.keyboard.press('Control+Alt+j');
    await expect(comment(officer, 'The list says 214.')).toBeFocused();
    await officer.keyboard.press('Tab');
    await officer.keyboard.press('Tab');
    await officer.keyboard.press('Enter');
    await expect(officer.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
    await officer.keyboard.type('So it is.');
    await officer.keyboard.press('Tab');
    await officer.keyboard.press('Enter');
    await expect(comment(officer, 'So it is.')).toBeVisible();
    await expect(comments(officer).getByRole('button', { name: 'Answer' })).toBeFocused();
    await expectAccessible(officer);
    // Between them stand the buttons that change and withdraw what was said.
    for (let tab = 0; tab < 3; tab++) await officer.keyboard.press('Shift+Tab');
    await expect(comments(officer).getByRole('button', { name: '241', exact: true })).toBeFocused();
    await officer.keyboard.press('Enter');
    await officer.keyboard.type('214');
    await officer.keyboard.press('Control+s');
    await expectStored(admin, 'taken 214 stands');
    await expect(comment(officer, 'So it is.')).toContainText('The words have changed since.');
    await expect(marks(officer)).toHaveText('214');
  });

  await test.step('the editor reads both at the new words, and resolves the comment by one press', async () => {
    await expect(comment(editor, 'So it is.')).toContainText('The words have changed since.');
    await expect(marks(editor)).toHaveText('214');
    await editor.keyboard.press('Control+Alt+j');
    for (let tab = 0; tab < 3; tab++) await editor.keyboard.press('Tab');
    await editor.keyboard.press('Enter');
    await expect(comments(editor).getByRole('heading', { level: 2 })).toHaveText('Comments · none open');
    await expect(comments(editor).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(comments(officer).getByText('Resolved (1)')).toBeVisible();
    await expect(marks(officer)).toHaveCount(0);
    await comments(officer).getByText('Resolved (1)').click();
    await expect(comments(officer)).toContainText('Resolved by Editor');
    await expectAccessible(officer);
  });
});

test('an editor changes their comment and withdraws two; the officer, who cannot, sees each at once', async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  await startRelease(officer);
  const editor = await another('editor');
  await editor.goto(officer.url());
  const say = async (text: string) => {
    await comments(editor).getByRole('button', { name: 'Comment on the whole text' }).click();
    await editor.getByRole('textbox', { name: 'Your comment' }).fill(text);
    await editor.getByRole('button', { name: 'Send' }).click();
    await expect(comment(editor, text)).toBeVisible();
  };

  await test.step('the change is marked, and the focus is on its button', async () => {
    await say('Who opens the fare?');
    await comment(editor, 'Who opens').getByRole('button', { name: 'Change' }).click();
    await expect(editor.getByRole('textbox', { name: 'Your comment' })).toHaveValue('Who opens the fare?');
    await editor.getByRole('textbox', { name: 'Your comment' }).fill('Who opens the fair?');
    await expectAccessible(editor);
    await editor.getByRole('button', { name: 'Change it' }).click();
    await expect(comment(editor, 'Who opens the fair?').getByRole('button', { name: 'Change' })).toBeFocused();
    await expect(comment(officer, 'Who opens the fair?')).toContainText(/changed \d/);
    await expect(comment(officer, 'Who opens the fair?').getByRole('button', { name: /Change|Withdraw/ })).toHaveCount(
      0,
    );
  });

  await test.step('withdrawn before an answer it is gone', async () => {
    await say('A slip of the pen.');
    await comment(editor, 'A slip').getByRole('button', { name: 'Withdraw' }).click();
    await expect(editor.getByRole('form', { name: 'Withdrawal of a comment' })).toContainText(
      'The comment disappears.',
    );
    await editor.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(comment(editor, 'A slip')).toHaveCount(0);
    await expect(comments(editor).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(comment(officer, 'A slip')).toHaveCount(0);
  });

  await test.step('withdrawn after an answer its place and the answer stay', async () => {
    const asked = comment(officer, 'Who opens the fair?');
    await asked.getByRole('button', { name: 'Answer' }).click();
    await officer.getByRole('textbox', { name: 'Your answer' }).fill('The minister.');
    await officer.getByRole('button', { name: 'Send' }).click();
    await comment(editor, 'The minister.').getByRole('button', { name: 'Withdraw' }).click();
    await editor.getByRole('button', { name: 'Withdraw it' }).click();
    await comments(officer).getByText('Resolved (1)').click();
    await expect(comments(officer)).toContainText('Withdrawn by its writer');
    await expect(comments(officer)).toContainText('The minister.');
    await expect(comments(officer)).not.toContainText('Who opens the fair?');
    await expect(comments(officer).getByRole('button', { name: 'Reopen' })).toHaveCount(0);
    await expectAccessible(officer);
  });
});

// Other stories submit texts with comments.
test.afterEach(({ admin }) => admin.query('UPDATE newsroom.series SET comments_stop = false'));

test('a series refuses a text with an open comment, leads to it, and takes the text once it is resolved', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const administrator = await another('admin');
  await administrator.goto('/desk/series');
  const row = administrator
    .getByRole('listitem')
    .filter({ has: administrator.getByRole('heading', { level: 2, name: 'Press releases' }) });
  await row.getByRole('button', { name: 'Change what it asks…' }).click();
  await row.getByLabel('A text with an open comment is not submitted').check();
  await row.getByRole('button', { name: 'Set this' }).click();
  await expect(row.getByRole('definition').filter({ hasText: 'Stop the submission' })).toBeVisible();

  // The officer may have begun in another series last.
  await admin.query('UPDATE newsroom.series SET comments_stop = true');
  await signIn(officer, 'officer');
  await startRelease(officer);
  await comments(officer).getByRole('button', { name: 'Comment on the whole text' }).click();
  await officer.getByRole('textbox', { name: 'Your comment' }).fill('Who opens it?');
  await officer.getByRole('button', { name: 'Send' }).click();
  await expect(comment(officer, 'Who opens it?')).toBeFocused();

  const submit = officer.getByRole('button', { name: 'Submit for review' });
  await expect(submit).toBeDisabled();
  await expect(submit).toHaveAccessibleDescription(/1 comment is open, and this series is submitted without any\./);
  await expectAccessible(officer);
  await rail(officer).getByRole('link', { name: '1 comment is open' }).click();
  await expect(comment(officer, 'Who opens it?')).toBeFocused();
  await comment(officer, 'Who opens it?').getByRole('button', { name: 'Resolve' }).click();
  await expect(submit).toBeEnabled();
  await submit.click();
  await state(officer, 'Submitted');
});

test('words of a text that is only read are commented on, a press on them leads to the comment, and earlier ones stay readable', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const officer = await another('officer');
  await startRelease(officer);
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  await state(officer, 'Submitted');

  await signIn(page, 'editor');
  await page.goto(officer.url());
  await page.getByText('Entry is free.').dblclick({ position: { x: 15, y: 15 } });
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('textbox', { name: 'Your comment' }).fill('For whom?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(comment(page, 'For whom?')).toBeFocused();
  await expect(marks(page)).toHaveAccessibleDescription('For whom?');
  await page.getByRole('heading', { level: 2, name: /^Comments/ }).focus();
  await marks(page).click();
  await expect(comment(page, 'For whom?')).toBeFocused();
  await expectAccessible(page);

  // The comment on the words of a text that was published by then.
  const id = officer.url().split('/').at(-1);
  await admin.query(`UPDATE newsroom.draft SET state = 'discarded' WHERE release_id = $1`, [id]);
  await page.reload();
  await page.getByText('On earlier texts (1)').click();
  await expect(comments(page)).toContainText('For whom?');
  await expect(comments(page).getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
});
