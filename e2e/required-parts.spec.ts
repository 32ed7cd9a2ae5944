// A house asks for parts of a text: without them a text is not submitted, and each reason leads to
// its place.
import { readFileSync } from 'node:fs';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { rail, state } from './rail.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const printed = sample.slice(0, sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length);

// Stories share the house.
test.afterAll(({ admin }) => admin.query('UPDATE newsroom.house SET required_parts = DEFAULT'));

test('a text without the parts that the house asks for is not submitted, and each reason leads to its place', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  const administrator = await another('admin');
  await administrator.goto('/desk/house');
  const asked = administrator.getByRole('group', { name: 'What a text must have before it is submitted' });
  await asked.getByRole('checkbox', { name: 'A kicker' }).check();
  await asked.getByRole('checkbox', { name: 'A contact' }).check();
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
