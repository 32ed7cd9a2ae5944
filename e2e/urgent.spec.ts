// A warning of a flood cannot wait for an approval. One editor publishes it, and another reviews it
// afterwards. The flag stays until then.
import { expect, expectStored, test } from '#test/harness/test.ts';
import { rail, state } from './rail.ts';

const text = `Demonstration: flood warning for the lower valley

Islamabad: November 24, 2026

The demonstration river will rise above its banks during the night. This is a demonstration and no river rises.

*-*-*-*-*`;
const reason = 'The water comes tonight.';
const note = 'Read against the warning of the weather office; it is right.';

test('an editor publishes urgently with a reason; it is flagged until another editor has reviewed it', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByLabel('Series').selectOption('pr');
  await officer.getByLabel('Release text').fill(text);
  await officer.getByRole('button', { name: 'Start release' }).click();
  await expectStored(admin, 'flood warning');
  await expect(rail(officer).getByRole('button', { name: 'Submit for review' })).toBeEnabled();
  // Only an editor may publish urgently.
  await expect(rail(officer).getByRole('button', { name: 'Publish urgently…' })).toHaveCount(0);
  const address = officer.url();

  const editor = await another('editor');
  const second = await another('editor2');
  await test.step('the editor gives a reason and sees what will happen', async () => {
    await editor.goto(address);
    await rail(editor).getByRole('button', { name: 'Publish urgently…' }).click();
    await expect(rail(editor).getByText(/Everyone can read it at once/)).toBeVisible();
    await rail(editor).getByRole('button', { name: 'Publish now, without an approval' }).click();
    await expect(rail(editor).getByText('Write why this cannot wait for an approval.')).toBeVisible();
    await rail(editor).getByLabel('Why it cannot wait for an approval').fill(reason);
    await expectAccessible(editor);
    await rail(editor).getByRole('button', { name: 'Publish now, without an approval' }).click();
    await state(editor, 'Published');
  });

  await test.step('it is public, and flagged; who published it cannot review it', async () => {
    const flag = editor.getByRole('region', { name: 'Published urgently, not reviewed' });
    await expect(flag.getByText(reason)).toBeVisible();
    await expect(flag.getByText(/so another editor must review it/)).toBeVisible();
    await expect(flag.getByRole('button', { name: 'Review…' })).toHaveCount(0);
    await expectAccessible(editor);
    const href = await rail(editor).getByRole('link', { name: 'Open the public page' }).getAttribute('href');
    await officer.goto(href ?? '');
    await expect(officer.getByRole('heading', { level: 1 })).toContainText('flood warning');
  });

  await test.step('it waits for the second editor, who reviews it', async () => {
    await second.goto('/desk');
    const row = second.getByRole('link', { name: /flood warning/ }).first();
    await expect(row).toContainText('urgent');
    await expectAccessible(second);
    await row.click();
    await rail(second).getByRole('button', { name: 'Review…' }).click();
    await rail(second).getByLabel('Your review').fill(note);
    await expectAccessible(second);
    await rail(second).getByRole('button', { name: 'Put this review on record' }).click();
    await expect(second.getByRole('region', { name: 'Published urgently, not reviewed' })).toHaveCount(0);
    await expect(rail(second).getByText(note)).toBeVisible();
  });

  await test.step('the flag is gone for everybody', async () => {
    await second.goto('/desk');
    await expect(second.getByRole('link', { name: /flood warning/ }).first()).not.toContainText('urgent');
  });
});
