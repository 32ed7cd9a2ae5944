// An administrator sets the house and its desks on a page. Others read the page and learn whom to
// ask.
import { expect, test } from '#test/harness/test.ts';

const svg = (inside: string) => ({
  name: 'emblem.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inside}</svg>`),
});

test('an administrator renames the house, sees a pale colour refused at once, and readers see the new name', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(page, 'admin');
  await page.goto('/desk/house');
  await page.getByLabel('Name in English').first().fill('Demonstration Press Office');
  await expect(page.getByRole('complementary', { name: 'What readers will see' })).toContainText(
    'Demonstration Press Office',
  );
  const set = page.getByRole('button', { name: 'Set the house' });
  await page.getByLabel('Colour on paper', { exact: true }).fill('#ffe066');
  await expect(page.getByText('stands out from paper by')).toBeVisible();
  await expect(set).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Colour on paper', { exact: true }).fill('#7a1f3d');
  await expectAccessible(page);
  await set.click();
  await expect(page.getByRole('status').filter({ hasText: 'The house is set' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText('Demonstration Press Office');
});

test('an emblem with a script is refused in words; a clean one is shown and taken away again', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'admin');
  await page.goto('/desk/house');
  const emblem = page.getByRole('region', { name: 'Emblem' });
  const choose = emblem.locator('input[type=file]');
  await choose.setInputFiles(svg('<script>1</script>'));
  await expect(emblem.getByRole('alert')).toContainText('Not done.');
  await choose.setInputFiles(svg('<circle cx="5" cy="5" r="4"/>'));
  await expect(emblem.getByRole('status')).toHaveText('The emblem is set.');
  await expect(page.getByRole('complementary').locator('img')).toHaveCount(2);
  await emblem.getByRole('button', { name: 'Take the emblem away' }).click();
  await expect(emblem.getByRole('status')).toHaveText('The emblem is taken away.');
  await expect(page.getByRole('complementary').locator('img')).toHaveCount(0);
});

test('an administrator adds a desk and closes it; an officer reads the page and learns whom to ask', async ({
  page,
  signIn,
  another,
  expectAccessible,
}, { project }) => {
  const key = `press-${project.name}`;
  await signIn(page, 'admin');
  await page.goto('/desk/house');
  const desks = page.getByRole('region', { name: 'Desks' });
  await desks.getByRole('button', { name: 'Add a desk…' }).click();
  await desks.getByLabel('Key').fill(key);
  await desks.getByLabel('Name in English').fill(`Demonstration ${key}`);
  await desks.getByLabel('Name in Urdu').fill('نمونہ ڈیسک');
  await desks.getByRole('button', { name: 'Add this desk' }).click();
  const row = desks.getByRole('listitem').filter({ hasText: `Demonstration ${key}` });
  await expect(row.getByRole('heading')).toContainText(key);
  await row.getByRole('button', { name: 'Close it…' }).click();
  await row.getByRole('button', { name: 'Close this desk' }).click();
  await expect(row.getByRole('heading')).toContainText('Closed');
  await expectAccessible(page);

  const officer = await another('officer');
  await officer.goto('/desk/house');
  await expect(officer.getByText('Only an administrator of the house may change')).toBeVisible();
  await expect(officer.getByRole('button', { name: 'Set the house' })).toHaveCount(0);
  await expect(officer.getByLabel('Time zone')).toBeDisabled();
});
