// A house asks for parts of a text: without them a text is not submitted, and each reason leads to
// its place.
import { readFileSync } from 'node:fs';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { rail, state } from './rail.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const printed = sample.slice(0, sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length);

// Stories share the house.
test.afterAll(({ admin }) => admin.query('UPDATE newsroom.house SET required_parts = DEFAULT, preflight = DEFAULT'));

test('a text without the parts that the house asks for is not submitted, and each reason leads to its place', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const administrator = await another('admin');
  await administrator.goto('/desk/house');
  const asked = administrator.getByRole('group', { name: 'Before a text is submitted' });
  await asked.getByRole('combobox', { name: 'It has a kicker' }).selectOption('Must be so');
  await asked.getByRole('combobox', { name: 'It has a contact' }).selectOption('Must be so');
  await administrator.getByRole('button', { name: 'Set the house' }).click();
  await expect(administrator.getByRole('status').filter({ hasText: 'The house is set' })).toBeVisible();
  await expectAccessible(administrator);

  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByLabel('Series').selectOption('pr');
  await officer.getByLabel('Release text').fill(printed);
  await officer.getByRole('button', { name: 'Start release' }).click();
  const submit = rail(officer).getByRole('button', { name: 'Submit for review' });
  const kicker = rail(officer).getByRole('link', { name: 'Write the kicker: the house asks for one.' });
  const contact = rail(officer).getByRole('link', { name: 'Add a contact: the house asks for one' });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await expect(submit).toHaveAccessibleDescription(/Write the kicker: .*Add a contact: /);
  await expectAccessible(officer);

  await kicker.click();
  await expect(officer.getByRole('button', { name: 'Add kicker' })).toBeFocused();
  await officer.keyboard.press('Enter');
  await expect(officer.getByLabel('Kicker', { exact: true })).toBeFocused();
  await officer.keyboard.type('COUNCIL OF GARDENS');
  await expect(kicker).toHaveCount(0);
  await contact.click();
  await expect(officer.getByRole('button', { name: 'Add contact' })).toBeFocused();
  await officer.keyboard.press('Enter');
  await expect(officer.getByLabel('Name of contact 1')).toBeFocused();
  await officer.keyboard.type('Duty officer');
  await officer.getByLabel('Telephone of contact 1').fill('+92 51 555 0100');
  await expect(contact).toHaveCount(0);
  await expectStored(admin, '+92 51 555 0100');
  await submit.click();
  await state(officer, 'Submitted');
});

test('a word that must not be written stops the submission until it is mended at its place', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const administrator = await another('admin');
  await administrator.goto('/desk/house');
  await administrator.getByRole('combobox', { name: 'It has no banned words' }).selectOption('Must be so');
  await administrator.getByRole('textbox', { name: 'Banned words' }).fill('opened the annual = began the annual');
  await administrator.getByRole('combobox', { name: 'Links answer' }).selectOption('Should be so');
  await administrator.getByRole('combobox', { name: 'It has a kicker' }).selectOption('Not looked at');
  await administrator.getByRole('combobox', { name: 'It has a contact' }).selectOption('Not looked at');
  await administrator.getByRole('button', { name: 'Set the house' }).click();
  await expect(administrator.getByRole('status').filter({ hasText: 'The house is set' })).toBeVisible();

  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByLabel('Series').selectOption('pr');
  await officer.getByLabel('Release text').fill(printed);
  await officer.getByRole('button', { name: 'Start release' }).click();
  const text = officer.getByRole('textbox', { name: 'Text', exact: true });
  await text.press('Control+End');
  await officer.keyboard.type(' They opened the annual show at http://127.0.0.1:9/show yesterday.');
  const found = rail(officer).getByRole('link', { name: 'The house does not write “opened the annual”.' });
  const submit = rail(officer).getByRole('button', { name: 'Submit for review' });
  await expect(submit).toHaveAccessibleDescription(/does not write “opened the annual”/);
  await expectAccessible(officer);

  await found.focus();
  await officer.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect.poll(() => officer.evaluate(() => getSelection()?.toString())).toBe('opened the annual');
  await officer.keyboard.type('began the annual');
  await expect(found).toHaveCount(0);
  await expectStored(admin, 'They began the annual show at');
  // The worker asks, and the page hears of it.
  const nowhere = 'The link to http://127.0.0.1:9/show leads nowhere: readers cannot reach it.';
  await expect(rail(officer).getByRole('link', { name: nowhere })).toBeVisible();
  await submit.click();
  await state(officer, 'Submitted');
});
