import { expect, password, test } from '#test/harness/test.ts';

test('Pressmark answers that it lives and is ready', async ({ request }) => {
  expect((await request.get('/api/health/live')).status()).toBe(200);
  expect((await request.get('/api/health/ready')).status()).toBe(200);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the front page is accessible in the ${colorScheme} theme`, { tag: '@phone' }, async ({
    page,
    expectAccessible,
  }) => {
    await page.emulateMedia({ colorScheme });
    const answer = await page.goto('/');
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('main')).toBeVisible();
    await expectAccessible(page);
  });
}

test('a demo officer signs in and finds the desk, and the session is in the database of this run', async ({
  page,
  admin,
}) => {
  const before = await admin.query('SELECT count(*)::int AS n FROM newsroom.session');
  await page.goto('/desk/sign-in');
  await page.getByLabel('E-mail address').fill('officer@demo.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'New release' }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/desk/);
  const after = await admin.query('SELECT count(*)::int AS n FROM newsroom.session');
  expect(after.rows[0].n).toBe(before.rows[0].n + 1);
});

for (const path of ['/', '/desk/sign-in']) {
  test(`the head of ${path} names the house's mark and manifest, which are there`, async ({ page, request }) => {
    await page.goto(path);
    const named = page.locator('head link:is([rel=icon], [rel=apple-touch-icon], [rel=manifest])');
    await expect(named).toHaveCount(4);
    for (const link of await named.all()) {
      const address = String(await link.getAttribute('href'));
      expect([address, (await request.get(address)).status()]).toEqual([address, 200]);
    }
  });
}
