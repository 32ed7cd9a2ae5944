// A reader with a release in hand: its margin, the way through the archive, its sheets of paper,
// and the pages about the house.
import { expect, test } from '#test/harness/test.ts';
import { sheetsOfPdf } from '#test/harness/sheets-of-pdf.ts';

const sample = '/releases/pr/2021/11/197';

test('a reader finds what belongs to a release, opens its hash and goes on to the next', {
  tag: '@phone',
}, async ({ page, admin, expectAccessible }) => {
  await page.goto(sample);
  await expect(page.getByText(/\d{2}:\d{2} UTC\+5/).first()).toBeVisible();
  const margin = page.getByRole('complementary', { name: 'About this release' });
  await expect(margin.getByRole('heading', { name: 'Cite this' })).toBeVisible();
  await expect(margin.getByRole('heading', { name: 'Editions' })).toBeVisible();
  await expect(margin.getByRole('link', { name: 'plain text' })).toBeVisible();
  const { rows } = await admin.query<{ content_hash: string }>(
    `SELECT e.content_hash FROM pub.release r JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
     WHERE r.path = $1`,
    [sample],
  );
  const record = page.getByRole('region', { name: 'Register' });
  const hash = record.getByText(String(rows[0]?.content_hash));
  await expect(hash).toBeHidden();
  await record.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(hash).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Previous and next release' }).getByRole('link').last().click();
  await expect(page).toHaveURL(/\/releases\/pr\/2021\/11\/198$/);
});

test('in Urdu the margin is on the other side and says the same', async ({ page, admin, expectAccessible }) => {
  const { rows } = await admin.query<{ path: string }>(
    `SELECT path FROM pub.release WHERE language = 'ur' AND state = 'published' ORDER BY published_at DESC LIMIT 1`,
  );
  await page.goto(String(rows[0]?.path));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'حوالہ' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'زبانیں' })).toBeVisible();
  await expectAccessible(page);
});

test('a reader goes from all years to a day and from day to day, an empty one too', {
  tag: '@phone',
}, async ({ page, expectAccessible }) => {
  await page.goto('/archive');
  await expectAccessible(page);
  await page.getByRole('link', { name: '2021', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2021');
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'November 2021', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('November 2021');
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('November 2021');
  await expectAccessible(page);
  await page.goto('/archive/2021/12/25');
  await expect(page.getByText('Nothing was published on this day.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Before and after' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2021');
  await page.goto('/ur/archive');
  await expectAccessible(page);
});

test('each sheet of a printed release bears house, number, address and its place, and nothing to click', async ({
  page,
  pressmark,
}) => {
  await page.goto(sample);
  const address = `${pressmark.url.replace(/^https?:\/\//, '')}${sample}`;
  const sheets = sheetsOfPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets.length).toBeGreaterThan(1);
  const house = (await page.locator('html').getAttribute('data-house'))?.replace(/\s/g, '') ?? 'none';
  for (const [at, text] of sheets.entries()) {
    expect(text).toContain(house);
    expect(text).toContain('PRNo.197');
    expect(text).toContain(address);
    expect(text).toContain(`Page${at + 1}of${sheets.length}`);
    for (const way of ['Skiptothetext', 'PREVIOUS', 'Checkacopy', 'CITETHIS']) expect(text).not.toContain(way);
  }
});

test('an administrator sets terms of reuse, and readers see them', async ({
  page,
  signIn,
  another,
  expectAccessible,
}) => {
  const reader = await another('officer');
  await reader.goto('/reuse');
  await expect(reader.getByText('The house has set no terms of reuse.')).toBeVisible();
  await expectAccessible(reader);
  await signIn(page, 'admin');
  await page.goto('/desk/house');
  const terms = page.getByLabel('Terms in English');
  await terms.fill('Quote freely, and name the house.');
  await page.getByRole('button', { name: 'Set the house' }).click();
  await expect(page.getByText('The house is set. Readers see it from now on.')).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await reader.goto('/reuse');
    await expect(reader.getByText('Quote freely, and name the house.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await terms.fill('');
  await page.getByRole('button', { name: 'Set the house' }).click();
  await expect(async () => {
    await reader.goto('/reuse');
    await expect(reader.getByText('The house has set no terms of reuse.')).toBeVisible({ timeout: 500 });
  }).toPass();
});

for (const path of ['/about', '/accessibility', '/reuse', '/ur/about', '/ur/accessibility', '/ur/reuse'])
  test(`${path} can be read by everyone`, async ({ page, expectAccessible }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
