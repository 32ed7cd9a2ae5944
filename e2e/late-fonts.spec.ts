// In which letters a page stands on a first visit, and what moves while fonts are on their way.
import type { Page, Route } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';

type Watch = { shifts: number; watch: PerformanceObserver };

/** Adds up what Chromium calls layout shift, from the page's first moment on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const kept = globalThis as typeof globalThis & Watch;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) kept.shifts += (entry as PerformanceEntry & { value: number }).value;
    };
    kept.shifts = 0;
    kept.watch = new PerformanceObserver((list) => add(list.getEntries()));
    kept.watch.observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const { shifts, watch } = globalThis as typeof globalThis & Watch;
      const last = watch.takeRecords() as (PerformanceEntry & { value: number })[];
      return last.reduce((sum, { value }) => sum + value, shifts);
    });
}

for (const path of ['/', '/ur', '/releases/pr/2021/11/197', '/ur/search'])
  test(`no line of ${path} moves on a telephone when fonts come after the text`, async ({ page }) => {
    const shifts = await watchShifts(page);
    const waiting: Route[] = [];
    let isHeld = true;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.route('**/*.woff2', (route) => {
      if (!isHeld) return route.continue();
      waiting.push(route);
    });
    await page.goto(path, { waitUntil: 'commit' });
    await expect(page.getByRole('main')).toBeVisible();
    // The text has been drawn in the fonts of the device.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    expect(waiting.length).toBeGreaterThan(0);
    isHeld = false;
    const answers = waiting.map((route) => page.waitForResponse(route.request().url()));
    await Promise.all(waiting.map((route) => route.continue()));
    await Promise.all(answers);
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    expect(await shifts()).toBe(0);
  });

/** The fonts that Chromium has drawn an element with. */
async function fontsIn(page: Page, selector: string): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName }) => familyName);
}

for (const [path, selector, font] of [
  ['/', '.masthead-house span', /Newsreader/],
  ['/', '.masthead nav a[lang=ur]', /Nastaliq/],
  ['/releases/pr/2021/11/197', 'h1', /Newsreader/],
  ['/releases/pr/2021/11/197', '.masthead nav a', /Public Sans/],
  ['/ur', '.masthead nav a', /Nastaliq/],
] as const)
  test(`on a first visit ${selector} of ${path} stands in the house's letters`, async ({ browser, baseURL }) => {
    // On a busy machine a font may come too late now and then. Each try is a first visit.
    await expect(async () => {
      const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
      const page = await context.newPage();
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      const fonts = await fontsIn(page, selector);
      await context.close();
      expect(fonts).toEqual([expect.stringMatching(font)]);
    }).toPass();
  });
