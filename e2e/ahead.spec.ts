// What a reader's browser makes of the site's policy, and what it fetches ahead.
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';

const sample = '/releases/pr/2021/11/197';

/** Everything that the browser says was refused, by the policy or otherwise. */
function refusalsOf(page: Page): string[] {
  const refusals: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') refusals.push(line.text());
  });
  page.on('requestfailed', (request) => refusals.push(`${request.url()} ${request.failure()?.errorText}`));
  return refusals;
}

test('no kind of page asks for what its policy refuses, though each has data for machines', async ({ page }) => {
  const refusals = refusalsOf(page);
  for (const path of [
    '/',
    '/ur',
    sample,
    `${sample}/changes`,
    '/archive',
    '/archive/pr/2021/11',
    '/archive/2021/11/23',
    '/register',
    '/register/pr/2021-11',
    '/search',
    '/search?q=demonstration',
    `${sample}.txt`,
    `${sample}.json`,
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect([path, refusals]).toEqual([path, []]);
  }
  await page.goto(sample);
  const data = JSON.parse(String(await page.locator('script[type="application/ld+json"]').textContent()));
  expect(data).toMatchObject({ '@type': 'NewsArticle', name: 'PR No.197' });
});

test('a script in a page would not run', async ({ page }) => {
  const refusals = refusalsOf(page);
  await page.goto(sample);
  await page.evaluate(() => {
    for (const type of ['text/javascript', 'module']) {
      const script = document.createElement('script');
      Object.assign(script, { type, textContent: 'document.title = "taken"' });
      document.head.append(script);
    }
    const other = Object.assign(document.createElement('script'), { src: '/search?q=1' });
    document.head.append(other);
  });
  await expect.poll(() => refusals.filter((line) => line.includes("script-src 'none'")).length).toBe(3);
  expect(await page.title()).not.toBe('taken');
});

test('the next release is there before it is asked for, and one question says that it is still the same', async ({
  page,
}) => {
  const ahead = page.waitForResponse(
    (answer) => answer.request().headers()['sec-purpose']?.startsWith('prefetch') ?? false,
  );
  await page.goto(sample);
  const next = page.getByRole('navigation', { name: 'Previous and next release' }).locator('a[rel=next]');
  const address = new URL(String(await next.getAttribute('href')), page.url()).href;
  const fetched = await ahead;
  expect([fetched.url(), fetched.status()]).toEqual([address, 200]);
  const etag = String((await fetched.allHeaders()).etag);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const statuses: number[] = [];
  devtools.on('Network.responseReceivedExtraInfo', ({ statusCode, headers }) => {
    if ((headers.etag ?? headers.ETag) === etag) statuses.push(statusCode);
  });
  const asked = page.waitForRequest((request) => request.isNavigationRequest() && request.url() === address);
  await next.click();
  expect((await (await asked).allHeaders())['if-none-match']).toBe(etag);
  await expect(page).toHaveURL(address);
  expect(statuses).toEqual([304]);
});
