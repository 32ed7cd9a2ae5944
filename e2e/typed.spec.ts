// The fields of a release keep every sign as it was typed or pasted.
import { expect, expectStored, test } from '#test/harness/test.ts';
import { blankPage } from './screens.ts';

test('signs such as *, _, # and > stay as they were typed, at the beginning of a line and inside', async ({
  page,
  signIn,
}) => {
  test.slow();
  await signIn(page, 'officer');
  const text = await blankPage(page);
  const lines = ['*-*-*-*-*', '*5* _6_ **b** __e__ ~~n~~ `c` d', '# 1', '30. May', '- a', '> 30', '---'];
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await expect(text.locator('p')).toHaveText([...lines, '']);
  await expect(text.locator('strong, em, s, code, h2, h3, ul, ol, blockquote, hr')).toHaveCount(0);
});

test('an address that is typed becomes a link, without the full stop or the words after it', async ({
  page,
  signIn,
  admin,
}) => {
  test.slow();
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type('See (https://demo.example/a_(b)). Then https://demo.example/c۔ پھر https://demo.example/d');
  await page.keyboard.press('Enter');
  await page.keyboard.type('next');
  await expect(text.getByRole('link')).toHaveText([
    'https://demo.example/a_(b)',
    'https://demo.example/c',
    'https://demo.example/d',
  ]);
  await text.getByRole('link').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type('joined');
  await expect(text.getByRole('link').last()).toHaveText('https://demo.example/d');
  await expectStored(admin, 'joined');
});

test('a headline that is too long is kept whole with a message, and is saved once it fits', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await blankPage(page);
  const headline = page.getByLabel('Headline', { exact: true });
  const long = `Demonstration ${'of a headline '.repeat(42)}`.slice(0, 599);
  await headline.focus();
  await page.keyboard.insertText(long);
  await expect(headline).toHaveValue(long);
  await expect(
    page.getByRole('alert').filter({ hasText: 'Headline has 599 characters and can have 500' }),
  ).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Put it on the screen' }).click();
  await expect(headline).toHaveValue(long);
  await headline.fill('Demonstration: it fits');
  await expectStored(admin, 'it fits');
  await expect(page.getByText('can have 500')).toHaveCount(0);
});

test('an officer finds and replaces words, turns a paragraph, clears its formatting, and quotes as the language does', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await page.keyboard.type(`He said: "It's open." The quay, the quay.`);
  await expect(text).toHaveText('He said: “It’s open.” The quay, the quay.');
  await page.getByLabel('Headline', { exact: true }).click();
  await page.keyboard.type('A "quay"');
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('A “quay”');
  await expect(page.getByText('8 words, 1 min')).toBeVisible();

  await text.click();
  await page.keyboard.press('Control+Alt+f');
  const find = page.getByRole('search', { name: 'Find and replace' });
  await expect(find.getByLabel('Find', { exact: true })).toBeFocused();
  await page.keyboard.type('quay');
  await expect(find.getByRole('status')).toHaveText('2 places');
  await find.getByLabel('Replace with').fill('harbour');
  await expectAccessible(page);
  await find.getByRole('button', { name: 'Replace all' }).click();
  await expect(text).toHaveText('He said: “It’s open.” The harbour, the harbour.');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+b');
  await page.getByRole('button', { name: 'Other direction' }).click();
  await expect(text.locator('p[dir=rtl] strong')).toHaveCount(1);
  await page.keyboard.press('Control+\\');
  await expect(text.locator('strong, [dir=rtl]')).toHaveCount(0);
});
