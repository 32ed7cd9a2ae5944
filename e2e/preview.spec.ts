// A text is looked at as its page before it is public, by the desk and by one person with a link.
import { expect, test } from '#test/harness/test.ts';
import { rail } from './rail.ts';

test('an officer makes a link for a person without an account, who reads the page; its opening is in the history', async ({
  page: officer,
  signIn,
  browser,
  expectAccessible,
}) => {
  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByRole('button', { name: 'Start from a blank page' }).click();
  await officer.getByLabel('Headline', { exact: true }).fill('Demonstration: a quay is opened');
  await officer.keyboard.press('Control+s');
  await expect(officer.getByText(/^Saved /)).toBeVisible();

  await rail(officer).getByRole('button', { name: 'Make a link for somebody…' }).click();
  await officer.getByLabel('For whom').fill('The harbour office');
  await officer.getByRole('button', { name: 'Make the link' }).click();
  const address = officer.getByLabel('Link for The harbour office');
  await expect(address).toBeFocused();
  await expectAccessible(officer);

  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.goto(await address.inputValue());
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Demonstration: a quay is opened');
  await expect(reader.getByText('For The harbour office alone')).toBeVisible();
  await expectAccessible(reader);

  await officer.reload();
  await expect(rail(officer).getByText('opened once')).toBeVisible();
  await expect(rail(officer).getByText('Preview opened by a link')).toBeVisible();
  await rail(officer).getByRole('button', { name: 'End the link for The harbour office' }).click();
  await expect(rail(officer).getByText('The link for The harbour office has ended.')).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('There is no preview at this address');
  await context.close();
});
