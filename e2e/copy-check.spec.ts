// A reader has a copy checked on the register's page, without a script and without a terminal.
import { expect, test } from '#test/harness/test.ts';

const release = '/releases/pr/2021/11/197';

test('a reader pastes a copy with one changed figure, by the keyboard alone, and reads which words differ', {
  tag: '@phone',
}, async ({ page, expectAccessible }) => {
  const text = await (await page.request.get(`${release}.txt`)).text();
  const copy = text.replace('74/176', '74/177');
  expect(copy).not.toBe(text);
  await page.goto('/register');
  await expectAccessible(page);
  const field = page.getByLabel('Paste a text');
  await field.focus();
  await page.keyboard.insertText(copy);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is not PR No.197 as it was issued.');
  await expect(page).toHaveTitle(/^This is not PR No\.197 as it was issued\./);
  await expect(page.getByText('In one place it differs from edition 1')).toBeVisible();
  const article = page.getByRole('article');
  await expect(article.getByRole('deletion')).toHaveText(/74\/176/);
  await expect(article.getByRole('insertion')).toHaveText(/74\/177/);
  await expectAccessible(page);
  await page.getByRole('listitem').getByRole('link').filter({ hasText: '74/177' }).press('Enter');
  await expect(article.getByRole('insertion')).toBeInViewport();
});

test('a reader drops the Word file and reads that it is unchanged, and where it is published', async ({
  page,
  expectAccessible,
}) => {
  const file = await (await page.request.get(`${release}.docx`)).body();
  await page.goto('/check');
  await page.getByLabel('or drop a file here').setInputFiles({
    name: 'received.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: file,
  });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is PR No.197, edition 1, unchanged.');
  await expectAccessible(page);
  await page.getByRole('definition').getByRole('link').filter({ hasText: 'PR No.197' }).click();
  await expect(page).toHaveURL(new RegExp(`${release}$`));
});

test('what a reader copies of the whole page is the release with other words around it', async ({ page }) => {
  await page.goto(release);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.goto('/check');
  await page.getByLabel('Paste a text').focus();
  await page.keyboard.press('ControlOrMeta+v');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'PR No.197, edition 1, is in this copy unchanged. Other words stand around it.',
  );
});

test('in Urdu a copy that is not ours is told so, with what to do next', { tag: '@phone' }, async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/ur/register');
  await page.getByLabel('متن چسپاں کریں').fill('یہ الفاظ کبھی شائع نہیں ہوئے۔');
  await page.getByRole('button', { name: 'جانچیں' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('یہ ہماری نہیں۔');
  await expect(page.getByRole('link', { name: 'ریلیزوں میں اس کی سرخی یا نمبر تلاش کریں' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
});

test('nothing sent is refused in words, and the form is there again', async ({ page, expectAccessible }) => {
  await page.goto('/check');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This copy was not checked.');
  await expect(page.getByText('Nothing was sent. Paste a text, or choose a file.')).toBeVisible();
  await expect(page.getByLabel('Paste a text')).toBeVisible();
  await expectAccessible(page);
});
