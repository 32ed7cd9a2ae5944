// The desk in the pseudo-language. The browser gets its scripts with another English catalogue, so
// the product has no switch for it. What then stands without brackets is not of the catalogue, and
// words that are a third longer still find their place.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import en from '#components/words/en.json' with { type: 'json' };
import { pseudoCatalogue } from '#test/harness/pseudo-words.ts';
import { expect, test } from '#test/harness/test.ts';
import { administratorsScreens, officersScreens } from './screens.ts';

const english = /JSON\.parse\('\{"titles":\{"newsroom":"Pressmark newsroom"(?:[^'\\]|\\.)*'\)/;
const pseudo = `JSON.parse(${JSON.stringify(JSON.stringify(pseudoCatalogue(en)))})`;

/** Gives the browser the pseudo-catalogue in place of the English one. */
function exchangeWords(page: Page) {
  // A page whose scripts pass through here has no cache.
  const scripts = new Map<string, string>();
  return page.route('**/_next/static/chunks/*.js', async (route) => {
    const address = route.request().url();
    const script = scripts.get(address) ?? (await (await route.fetch()).text()).replace(english, () => pseudo);
    scripts.set(address, script);
    await route.fulfill({ body: script, contentType: 'text/javascript; charset=utf-8' });
  });
}

/** React keeps attributes as the server sent them: whole messages of the English catalogue. */
const messages = Object.values(en).flatMap(
  (block) => JSON.stringify(block).match(/(?<=:")(?:[^"\\]|\\.)*(?=")/g) ?? [],
);

/** What people wrote, and what Intl says. */
async function dataOf(admin: Pool): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(`
    SELECT name FROM newsroom.user_account UNION SELECT email FROM newsroom.user_account
     UNION SELECT label FROM pub.register_entry
     UNION SELECT label FROM newsroom.release WHERE label IS NOT NULL
     UNION SELECT names->>'en' FROM newsroom.desk UNION SELECT names->>'en' FROM newsroom.series
     UNION SELECT names->>'en' FROM newsroom.house`);
  // Days of every month and every weekday.
  const days = Array.from({ length: 13 }, (_, month) => new Date(Date.UTC(2026, 0, 1 + 29 * month)));
  const dates = (['long', 'short'] as const).flatMap((style) =>
    days.flatMap((day) => [
      new Intl.DateTimeFormat('en-GB', { month: style }).format(day),
      new Intl.DateTimeFormat('en-GB', { weekday: style }).format(day),
    ]),
  );
  const parts = new Intl.DisplayNames('en-GB', { type: 'dateTimeField' });
  const others = ['day', 'month', 'year'].map((part) => String(parts.of(part)));
  const names = ['English', 'Urdu', 'the house', 'UTC', 'Karachi', 'PKT', 'CSV', 'Pressmark', 'Ctrl', 'Shift', 'Alt'];
  return [...rows.map(({ name }) => name), ...dates, ...others, ...names].sort((a, b) => b.length - a.length);
}

/** Texts and names of the page that have plain letters outside brackets and are not data. */
const escaped = (page: Page, data: string[]): Promise<string[]> =>
  page.evaluate(
    ([known, messages]) => {
      const own =
        ':is([lang]:not(html), bdi, code, kbd, q, time, [dir="auto"], [dir="ltr"], .document, .found-desk, .found-by, .who)';
      const outside = (text: string) => {
        let [before, rest] = ['', text];
        while (rest !== before) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, '')];
        // A message with tags is in several texts.
        return rest.replace(/^[^⟦⟧]*⟧|⟦[^⟧]*$/g, '').replace(/[^\s]*[À-žḀ-ỿ][^\s]*/g, '');
      };
      const isPlain = (text: string) =>
        /[A-Za-z]{2}/.test(known.reduce((left, name) => left.replaceAll(name, ''), outside(text)));
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || parent.closest(`${own}, script, style, textarea`)) continue;
        if (isPlain(node.textContent ?? '')) texts.push((node.textContent ?? '').trim());
      }
      for (const name of ['aria-label', 'title', 'placeholder'])
        for (const element of document.querySelectorAll(`[${name}]`)) {
          const value = element.getAttribute(name) ?? '';
          if (!element.closest('.document') && !messages.includes(value) && isPlain(value))
            texts.push(`${name}: ${value}`);
        }
      return [...new Set(texts)];
    },
    [data, messages] as const,
  );

async function check(page: Page, path: string, data: string[]) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  await expect(page.getByText('⟦').first()).toBeVisible();
  expect.soft(await escaped(page, data), path).toEqual([]);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.soft.poll(over, { message: `${path} is wider than ${width}`, timeout: 5000 }).toBeLessThanOrEqual(0);
  }
}

test('in the pseudo-language nothing stands outside the catalogue, and nothing is wider than the screen', async ({
  page,
  signIn,
  admin,
}) => {
  test.slow();
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  await page.waitForURL(/releases\//);
  const draft = new URL(page.url()).pathname;
  const { rows } = await admin.query(`SELECT id FROM newsroom.release WHERE public_state = 'published' LIMIT 1`);
  const data = await dataOf(admin);
  await exchangeWords(page);
  // The server alone draws the page of what does not exist. The story of Urdu reads it.
  const screens = officersScreens(draft, `/desk/releases/${rows[0].id}`).filter((path) => path !== '/desk/nowhere');
  for (const path of screens) await check(page, path, data);
  await signIn(page, 'admin');
  for (const path of administratorsScreens) await check(page, path, data);
});
