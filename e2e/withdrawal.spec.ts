// A withdrawn release keeps its number and address. Its page says when it was withdrawn, and why.
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';

const reason = 'The figures in the third paragraph were wrong.';

async function publishedOn(admin: Pool, label: string) {
  const { rows } = await admin.query(
    `SELECT id, path, headline FROM pub.release WHERE label = $1 AND language = 'en' AND period <> '2021-11' ORDER BY published_at DESC LIMIT 1`,
    [label],
  );
  return rows[0] as { id: string; path: string; headline: string };
}

test('an editor withdraws a release, the public reads why, and it is reinstated', async ({
  page,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const { id, path, headline } = await publishedOn(admin, 'PR No.150');
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  const editor = await another('editor2');
  await editor.goto(`/desk/releases/${id}`);
  // Escape closes the question and puts the focus back on its button.
  await editor.getByRole('button', { name: 'Withdraw…' }).click();
  await expect(editor.getByLabel('Public reason')).toBeFocused();
  await editor.keyboard.press('Escape');
  await expect(editor.getByRole('button', { name: 'Withdraw…' })).toBeFocused();
  await editor.keyboard.press('Enter');
  await editor.getByLabel('Public reason').fill(reason);
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Withdraw PR No.150' }).click();
  await expect(
    editor.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText('Withdrawn');

  const answer = await page.goto(path);
  expect(answer?.status()).toBe(200);
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByText(headline).first()).toBeVisible();
  await expectAccessible(page);

  await signIn(page, 'officer');
  await page.goto(`/desk/releases/${id}`);
  await expect(page.getByRole('button', { name: 'Reinstate…' })).toHaveCount(0);

  await editor.getByRole('button', { name: 'Reinstate…' }).click();
  await editor.getByLabel('Public reason').fill('They were right after all.');
  await editor.getByRole('button', { name: 'Reinstate PR No.150' }).click();
  await expect(
    editor.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText('Published');
  await page.goto(path);
  await expect(page.getByText(reason)).toHaveCount(0);
});

test('a withdrawal that removes the text leaves a notice at the address and no word of the text', async ({
  page,
  signIn,
  admin,
  request,
}) => {
  const { id, path, headline } = await publishedOn(admin, 'PR No.151');
  await signIn(page, 'editor2');
  await page.goto(`/desk/releases/${id}`);
  await page.getByRole('button', { name: 'Withdraw…' }).click();
  await page.getByLabel('Public reason').fill(reason);
  await page.getByLabel(/The text goes, for good/).check();
  await page.getByRole('button', { name: 'Withdraw PR No.151' }).click();
  await expect(
    page.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText('Withdrawn');
  const answer = await request.get(path);
  expect(answer.status()).toBe(410);
  const body = await answer.text();
  expect(body).toContain(reason);
  expect(body).not.toContain(headline);
  expect(await (await request.get('/')).text()).not.toContain(headline);
});
