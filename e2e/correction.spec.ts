// A correction keeps the number and the address of a published release. Readers see its note.
import { expect, expectStored, test } from '#test/harness/test.ts';

const note = 'The reading room opens on Thursdays, not on Fridays.';

test('an officer corrects a published release, an editor approves and publishes edition 2, and readers see what changed', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `SELECT id, path, headline FROM pub.release WHERE label = 'PR No.158' AND language = 'en' ORDER BY published_at DESC LIMIT 1`,
  );
  const { id, path, headline } = rows[0] as { id: string; path: string; headline: string };
  await signIn(officer, 'officer');
  await officer.goto(`/desk/releases/${id}`);
  await officer.getByRole('button', { name: 'Start a correction' }).click();
  await expect(officer.getByRole('button', { name: 'Submit for review' })).toBeDisabled();
  await officer.getByLabel('What changed (public note)').fill(note);
  await officer.getByLabel('Headline', { exact: true }).fill('Demonstration: corrected for the reader');
  await expectStored(admin, 'corrected for the reader');
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  const state = (page: typeof officer) =>
    page.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 });
  await expect(state(officer)).toContainText('Submitted');

  const editor = await another('editor');
  await editor.goto(`/desk/releases/${id}`);
  await editor.getByRole('button', { name: 'What changes in edition 1' }).click();
  await expect(editor.locator('h2 ins')).toContainText('corrected for the reader');
  await expect(editor.getByText(note)).toBeVisible();
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await editor.getByRole('button', { name: 'Publish correction of PR No.158' }).click();
  await expect(editor.getByText(/This becomes edition 2/)).toBeVisible();
  await editor.getByRole('button', { name: 'Publish now' }).click();
  await expect(state(editor)).toContainText('Published');

  await editor.goto(path);
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('Demonstration: corrected for the reader');
  await expect(editor.getByText(note).first()).toBeVisible();
  await expectAccessible(editor);
  await editor.getByRole('link', { name: 'See what changed' }).click();
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('What changed in PR No.158');
  await expect(editor.locator('h2 ins')).toContainText('corrected for the reader');
  await expect(editor.locator('h2 del').first()).toBeVisible();
  await expect(editor.getByText(note)).toBeVisible();
  await expectAccessible(editor);
  await editor.goto(`${path}?edition=1`);
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(headline);
});
