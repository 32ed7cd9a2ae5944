// Long words and wide tables on a telephone and on paper, in a real browser.
import { inflateSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '#test/harness/chromium.ts';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
let browser: Browser;
let page: Page;

const word = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(4);
const row = (tag: string) =>
  `<tr>${Array.from({ length: 14 }, (_, n) => `<${tag}><p>Column ${n}</p></${tag}>`).join('')}</tr>`;
const html = `<p>${word}</p><table><tbody>${row('th')}${row('td')}</tbody></table><ul><li><p>${word}</p></li></ul>`;
const november = (number: number) => `/releases/pr/2021/11/${number}`;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (let number = 1; number <= 45; number++)
    await putRelease(admin, { number, at: `2021-11-23T05:${String(number).padStart(2, '0')}:00Z` });
  await putRelease(admin, { number: 46, at: '2021-11-23T06:00:00Z', headline: word, html, text: word });
  await putRelease(admin, { number: 47, at: '2021-11-23T07:00:00Z', language: 'ur', headline: word, html });
  // A day whose list fills most of a sheet, first on the front page.
  for (let number = 48; number <= 61; number++)
    await putRelease(admin, { number, at: `2021-11-24T05:${number - 40}:00Z` });
  await correct(admin, november(46), `${word}${word}`);
  await withdraw(admin, november(45), true);
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

const addresses = [
  '/',
  '/ur',
  november(46),
  `${november(46)}/changes`,
  november(47),
  `/ur${november(47)}`,
  november(45),
  '/archive',
  '/archive/2021/11',
  '/archive/2021/11/23',
  '/archive/pr',
  '/archive/pr/2021/11',
  '/register',
  '/register/pr',
  '/register/pr/2021-11',
  '/register?before=20',
  '/nothing',
];

/** Elements that overflow the page sideways, except inside a box that scrolls. */
const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth);

test.each(addresses)('%s fits a telephone’s width', async (path) => {
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.origin + path);
  expect(await widthOf()).toBeLessThanOrEqual(390);
});

test('a wide table scrolls to its last column by keyboard alone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.origin + november(46));
  const box = page.getByRole('group', { name: 'Table' });
  expect(await box.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
});

test.each([november(46), `/ur${november(47)}`, `${november(46)}/changes`])(
  '%s is no wider than a sheet of A4',
  async (path) => {
    await page.emulateMedia({ media: 'print' });
    // A4 without the style sheet's margins, at 96 dots an inch.
    await page.setViewportSize({ width: 616, height: 900 });
    await page.goto(site.origin + path);
    expect(await widthOf()).toBeLessThanOrEqual(616);
  },
);

/** How many times text is drawn on each sheet, by the PDF's streams. */
function textsOnSheets(pdf: Buffer): number[] {
  const file = pdf.toString('latin1');
  return [...file.matchAll(/\/Type \/Page\b[^s][\s\S]*?\/Contents (\d+) 0 R/g)].map(([, id]) => {
    const at = file.indexOf(`\n${id} 0 obj`);
    const from = file.indexOf('stream', at) + 'stream'.length + (file[file.indexOf('stream', at) + 6] === '\r' ? 2 : 1);
    const content = inflateSync(pdf.subarray(from)).toString('latin1');
    return content.match(/\bT[jJ]\b/g)?.length ?? 0;
  });
}

test.each(['/', '/archive/2021/11/23', november(46)])('%s prints no blank sheet', async (path) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(site.origin + path);
  const sheets = textsOnSheets(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets.length).toBeGreaterThan(0);
  // The first sheet is as full as any. A list moved to the second would leave the masthead alone on
  // it.
  expect(Math.min(...sheets.slice(0, -1), sheets[0] ?? 0)).toBeGreaterThan(100);
});
