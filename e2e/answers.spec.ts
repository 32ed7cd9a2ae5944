// Answers to a comment: sent, changed, withdrawn, by the keyboard and seen by both at once.
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { comment, comments, startRelease } from './commented.ts';

const question = (page: Page) => comment(page, 'Who opens the fair?');

/** A comment on the whole text. */
async function ask(page: Page) {
  await comments(page).getByRole('button', { name: 'Comment on the whole text' }).click();
  await page.getByRole('textbox', { name: 'Your comment' }).fill('Who opens the fair?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(question(page)).toBeVisible();
}

async function answer(page: Page, text: string) {
  await question(page).getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(question(page)).toContainText(text);
}

test('an officer changes an answer and withdraws two, and the editor withdraws a resolved comment', async ({
  page: officer,
  signIn,
  another,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  await startRelease(officer);
  const editor = await another('editor');
  await editor.goto(officer.url());
  await ask(editor);

  await test.step('a change is marked, and the focus is on its button', async () => {
    await answer(officer, 'The ministr.');
    await question(officer).getByRole('button', { name: 'Change The ministr.' }).press('Enter');
    await expect(officer.getByRole('textbox', { name: 'Your answer' })).toHaveValue('The ministr.');
    await officer.getByRole('textbox', { name: 'Your answer' }).fill('The minister.');
    await expectAccessible(officer);
    await officer.getByRole('button', { name: 'Change it' }).press('Enter');
    await expect(question(officer).getByRole('button', { name: 'Change The minister.' })).toBeFocused();
    await expect(question(editor)).toContainText('The minister.');
    await expect(question(editor)).toContainText(/changed \d/);
    await expect(question(editor).getByRole('button', { name: /The minister/ })).toHaveCount(0);
  });

  await test.step('withdrawn before another its place stays, and the last one goes', async () => {
    await answer(editor, 'Which minister?');
    await answer(officer, 'Of trade.');
    await question(officer).getByRole('button', { name: 'Withdraw The minister.' }).press('Enter');
    await expect(officer.getByRole('form', { name: 'Withdrawal of an answer' })).toContainText(
      'Your words are taken out.',
    );
    await officer.getByRole('button', { name: 'Withdraw it' }).press('Enter');
    await expect(question(officer)).toBeFocused();
    await expect(question(editor)).toContainText('Withdrawn by its writer');
    await question(officer).getByRole('button', { name: 'Withdraw Of trade.' }).press('Enter');
    await expect(officer.getByRole('form', { name: 'Withdrawal of an answer' })).toContainText(
      'The answer disappears.',
    );
    await officer.getByRole('button', { name: 'Withdraw it' }).press('Enter');
    await expect(question(editor)).not.toContainText('Of trade.');
    await expect(question(editor)).toContainText('Which minister?');
    await expectAccessible(officer);
  });

  await test.step('a resolved comment is withdrawn by its writer, and not changed', async () => {
    await question(officer).getByRole('button', { name: 'Resolve' }).press('Enter');
    await comments(editor).getByText('Resolved (1)').click();
    await expect(question(editor).getByRole('button', { name: 'Change' })).toHaveCount(0);
    await question(editor).getByRole('button', { name: 'Withdraw On the whole text' }).press('Enter');
    await expectAccessible(editor);
    await editor.getByRole('button', { name: 'Withdraw it' }).press('Enter');
    await expect(comments(editor).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(comments(editor)).not.toContainText('Who opens the fair?');
    await expect(comments(editor)).toContainText('Which minister?');
  });
});

test('somebody who goes on while an answer is sent keeps their place', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  await startRelease(page);
  await ask(page);
  const held = Promise.withResolvers<void>();
  await page.route('**/api/desk/answerComment', async (route) => {
    await held.promise;
    await route.continue();
  });
  await question(page).getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill('The minister.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const resolve = question(page).getByRole('button', { name: 'Resolve' });
  await resolve.focus();
  held.resolve();
  await expect(question(page)).toContainText('The minister.');
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveCount(0);
  await expect(resolve).toBeFocused();
});
