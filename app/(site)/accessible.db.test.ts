// axe finds nothing on any page of the site, in a real browser, in both languages and both themes.
import { AxeBuilder } from '@axe-core/playwright';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from '@playwright/test';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '#test/harness/chromium.ts';
import { everyPage, putEveryPage } from './fixtures/every-page.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await admin.connect();
  await putEveryPage(admin);
  site = await openSite();
  const executablePath = await chromiumPath();
  browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await admin.end();
});

const list = ({ violations }: Pick<AxeResults, 'violations'>) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));

test.each(everyPage)('axe finds nothing on %s, and in the dark nothing in its colours', async (path) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(site.origin + path);
  expect(await page.locator('html').getAttribute('dir')).toBe(/^\/ur(?![^/?])/.test(path) ? 'rtl' : 'ltr');
  const inLight = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(list(inLight)).toEqual([]);
  // A page that did not load has nothing to object to.
  expect(inLight.passes.length).toBeGreaterThan(5);
  await page.emulateMedia({ colorScheme: 'dark' });
  // axe is in the page by now. Another theme has other colours and nothing else.
  const inDark = await page.evaluate<AxeResults>("axe.run({ runOnly: ['color-contrast', 'link-in-text-block'] })");
  expect(list(inDark)).toEqual([]);
  expect(inDark.passes.length).toBeGreaterThan(0);
});
