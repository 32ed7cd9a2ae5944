// A release in Urdu from its first word to the public page, by people whose newsroom is in Urdu.
import type { Page } from '@playwright/test';
import urdu from '#components/words/ur.json' with { type: 'json' };
import { expect, expectStored, test } from '#test/harness/test.ts';
import { typeDate } from './pickers.ts';

const headline = 'نمائشی خبر: نیا گھاٹ عوام کے لیے کھل گیا';
const first = 'بندرگاہ کا نیا گھاٹ آج صبح کھول دیا گیا۔';
const quote = 'یہ گھاٹ سب کے لیے ہے۔';
const last = 'داخلہ مفت ہے۔';

const rail = (page: Page) => page.getByRole('complementary', { name: urdu.rail.title });
const state = (page: Page, words: string) =>
  expect(rail(page).getByRole('heading', { level: 2 })).toHaveText(new RegExp(words));

test.afterEach(({ admin }) => admin.query(`UPDATE newsroom.user_account SET language = 'en'`));

test('an officer writes a release in Urdu by hand, an editor approves and publishes it, and readers of Urdu have it', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await admin.query(`UPDATE newsroom.user_account SET language = 'ur'`);
  await signIn(officer, 'officer');

  await test.step('it begins as a blank page that runs from right to left', async () => {
    await officer.goto('/desk/new');
    await officer.getByLabel(urdu.newRelease.language).selectOption('اردو');
    await officer.getByLabel(urdu.newRelease.series).selectOption('pr');
    await officer.getByRole('button', { name: urdu.newRelease.startBlank }).press('Enter');
    await state(officer, urdu.states.draft);
    await expect(officer.getByRole('textbox', { name: urdu.editor.headline, exact: true })).toHaveCSS(
      'direction',
      'rtl',
    );
    await expect(officer.getByRole('textbox', { name: urdu.editor.text, exact: true })).toHaveCSS('direction', 'rtl');
  });

  await test.step('headline, place and date, paragraphs and a quotation, by keyboard', async () => {
    await officer.getByRole('textbox', { name: urdu.editor.headline, exact: true }).focus();
    await officer.keyboard.type(headline);
    await officer.keyboard.press('Enter');
    const dateline = officer.getByRole('textbox', { name: urdu.editor.dateline, exact: true });
    await expect(dateline).toBeFocused();
    await officer.keyboard.press('Tab');
    await expect(officer.getByRole('button', { name: urdu.dateline.open })).toBeFocused();
    await officer.keyboard.press('Enter');
    const form = officer.getByRole('form', { name: urdu.dateline.title });
    await expect(form.getByLabel(urdu.dateline.place)).toBeFocused();
    await form.getByLabel(urdu.dateline.place).fill('گوادر');
    await typeDate(form, urdu.dateline.date, '2026-11-23');
    await expectAccessible(officer);
    await form.getByRole('button', { name: urdu.dateline.set }).press('Enter');
    await expect(dateline).toHaveValue('گوادر: 23 نومبر 2026');
    await expect(dateline).toBeFocused();
    await officer.keyboard.press('Enter');

    const text = officer.getByRole('textbox', { name: urdu.editor.text, exact: true });
    await expect(text).toBeFocused();
    await officer.keyboard.type(first);
    await officer.keyboard.press('Enter');
    await officer.keyboard.type(quote);
    await officer.keyboard.press('Control+Shift+b');
    await officer.getByRole('button', { name: urdu.editor.tools.speaker }).press('Enter');
    await officer.keyboard.type('نمائش کا ایک ترجمان');
    await officer.keyboard.press('Enter');
    await officer.keyboard.type('نگران، نمائشی بندرگاہ');
    await officer.keyboard.press('Enter');
    await officer.keyboard.type(last);
    await expect(text.getByRole('blockquote').locator('p')).toHaveText([
      quote,
      'نمائش کا ایک ترجمان',
      'نگران، نمائشی بندرگاہ',
    ]);
    await expect(text.locator('> p')).toHaveText([first, last]);
    await expectStored(admin, last);
    await expectAccessible(officer);
  });

  await officer.getByRole('button', { name: urdu.steps.submit }).press('Enter');
  await state(officer, urdu.states.submitted);

  const editor = await another('editor');
  const label = await test.step('the editor reads, approves and publishes it', async () => {
    await editor.goto(officer.url());
    await expect(editor.getByRole('main').getByRole('blockquote')).toContainText(quote);
    await rail(editor).getByRole('button', { name: urdu.steps.approve }).press('Enter');
    await state(editor, urdu.states.approved);
    const publish = rail(editor).getByRole('button', { name: /PR No/ });
    const as = /PR No\.\d+/.exec((await publish.textContent()) ?? '')?.[0] ?? 'no number';
    await expect(publish).toHaveAccessibleName(urdu.publish.as.replace('{label}', as));
    await publish.press('Enter');
    await expect(editor.getByRole('heading', { name: urdu.publish.title })).toBeFocused();
    await expectAccessible(editor);
    await editor.getByRole('button', { name: urdu.publish.now }).press('Enter');
    await state(editor, urdu.states.published);
    await state(officer, urdu.states.published);
    return as;
  });

  await test.step('readers of Urdu find it on their front page and read it', async () => {
    await officer.goto('/ur');
    await officer.getByRole('link', { name: headline }).first().click();
    await expect(officer.locator('html')).toHaveAttribute('lang', 'ur');
    await expect(officer.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(headline);
    const release = officer.getByRole('main');
    await expect(release).toContainText(label);
    await expect(release).toContainText('گوادر: 23 نومبر 2026');
    await expect(release).toContainText(first);
    await expect(release.getByRole('blockquote')).toContainText(quote);
    await expect(release.getByRole('blockquote')).toContainText('نمائش کا ایک ترجمان');
    await expect(release).toContainText(last);
    await expectAccessible(officer);
  });
});
