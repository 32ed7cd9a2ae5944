// What a spec uses. Import `test` and `expect` from here.
// test('…', async ({ page, signIn, admin, expectAccessible }) => …)
// - act through the page, by role and name, as a person does; `admin` is for set-up and inspection
// - a test with { tag: '@phone' } runs a second time at 390×844
// Run one file: npm test -- e2e story
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Pool } from 'pg';
import { freePort } from '#lib/launch/free-port.ts';
import { type Pressmark, startPressmark } from './pressmark.ts';

type Fixtures = {
  /**
   * Signs a demo user in (`officer`, `editor2` …, or a whole address) in this page's browser, by
   * the form's own address. The page stays where it is. front.spec.ts signs in by hand.
   */
  signIn: (page: Page, who: string) => Promise<void>;
  /** A second person, signed in, with a browser of their own. */
  another: (who: string) => Promise<Page>;
  /**
   * Fails with a readable list if axe finds anything against WCAG 2.2 AA or good practice on the
   * page.
   */
  expectAccessible: (page: Page) => Promise<void>;
  /** Attaches Pressmark's output to a failed test by itself. */
  pressmarkSaid: undefined;
};
type WorkerFixtures = {
  /** What a spec adds to the environment of the Pressmark under test. */
  settings: Record<string, string>;
  /** The Pressmark under test. Each worker has its own, with its log in a file. */
  pressmark: Pressmark & { log: string };
  /** A superuser's connections to the database of the Pressmark under test. */
  admin: Pool;
};

/** The demo users' password in this worker's Pressmark. */
export const password = randomBytes(12).toString('hex');

async function signIn(page: Page, who: string) {
  const { csrfToken } = await page.request.get('/api/auth/csrf').then((answer) => answer.json());
  const email = who.includes('@') ? who : `${who}@demo.example`;
  const answer = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/**
 * Firefox binds the scripts by which Playwright acts to the page's policy, so there its pages allow
 * `eval` besides. Everything else of the policy holds. Playwright would fill a field by its value,
 * which React takes for its own doing; here the words come as if they were typed.
 */
async function letPlaywrightIn(context: BrowserContext) {
  if (context.browser()?.browserType().name() !== 'firefox') return;
  await context.addInitScript(() => {
    const insert = (words: string) => void document.execCommand('insertText', false, words);
    Object.defineProperty(window, '__pw_bidiInsertText', { get: () => insert, set: () => {} });
  });
  await context.route('**/*', async (route) => {
    // A stream of the page would be called a document too.
    if (route.request().headers()['sec-fetch-dest'] !== 'document') return route.fallback();
    const response = await route.fetch({ maxRedirects: 0 });
    const headers = response.headers();
    const policy = headers['content-security-policy']?.replace('script-src ', "script-src 'unsafe-eval' ");
    await route.fulfill({ response, headers: { ...headers, ...(policy && { 'content-security-policy': policy }) } });
  });
}

/**
 * Waits after each page load until the desk's scripts have taken the page over. A person who
 * presses too early presses again; a story waits. Pages of the site have no scripts.
 */
function waitForScripts(page: Page) {
  const ready = page.locator('html[data-ready], html:not(:has(script[src*="/_next/"]))');
  const { goto, reload, goBack, goForward } = page;
  const wait = async <T>(answer: Promise<T>): Promise<T> => {
    const response = await answer;
    await ready.waitFor({ state: 'attached', timeout: 60_000 });
    return response;
  };
  page.goto = (url, options) => wait(goto.call(page, url, options));
  page.reload = (options) => wait(reload.call(page, options));
  page.goBack = (options) => wait(goBack.call(page, options));
  page.goForward = (options) => wait(goForward.call(page, options));
}

async function expectAccessible(page: Page) {
  // The other mode opens a new page for each check, for frames of other sites. There are none.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}\n${node.failureSummary}`),
    ),
  ).toEqual([]);
  // A page that did not load has nothing to object to.
  expect(passes.length).toBeGreaterThan(5);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads a fixture's needs from the pattern of its first argument, which must be there.
  // biome-ignore lint/correctness/noEmptyPattern: see the line above
  signIn: async ({}, use) => use(signIn),
  context: async ({ context }, use) => {
    await letPlaywrightIn(context);
    await use(context.on('page', waitForScripts));
  },
  baseURL: async ({ pressmark }, use) => use(pressmark.url),
  another: async ({ browser, contextOptions, baseURL }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (who) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}) });
      contexts.push(context);
      await letPlaywrightIn(context);
      context.on('page', waitForScripts);
      const page = await context.newPage();
      await signIn(page, who);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above, Playwright insists on the pattern
  expectAccessible: async ({}, use) => use(expectAccessible),
  pressmarkSaid: [
    async ({ pressmark: { log } }, use, test) => {
      const from = statSync(log).size;
      await use(undefined);
      const output = readFileSync(log).subarray(from).toString('utf8');
      if (test.status !== test.expectedStatus && output)
        await test.attach('what Pressmark said', { body: output, contentType: 'text/plain' });
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above, Playwright insists on the pattern
  settings: [async ({}, use) => use({}), { scope: 'worker' }],
  pressmark: [
    async ({ settings }, use) => {
      const log = join(mkdtempSync(join(tmpdir(), 'pressmark-log-')), 'pressmark.log');
      writeFileSync(log, '');
      const pressmark = await startPressmark({ port: await freePort(), password, log, env: settings });
      await use({ ...pressmark, log });
      const code = await pressmark.stop();
      rmSync(dirname(log), { recursive: true });
      if (code !== 0) throw new Error(`Pressmark did not stop cleanly (exit code ${code}):\n${pressmark.output()}`);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  admin: [
    async ({ pressmark }, use) => {
      // A pool, since one spec kills the database under it.
      const pool = new Pool({ connectionString: pressmark.adminUrl, max: 2 });
      pool.on('error', () => {});
      await use(pool);
      await pool.end();
    },
    { scope: 'worker' },
  ],
});

/**
 * Waits until the newest draft's text contains these words. A screen's "Saved" may be about an
 * earlier text.
 */
export async function expectStored(admin: Pool, words: string) {
  const stored = () =>
    admin
      .query('SELECT content::text AS text FROM newsroom.draft ORDER BY created_at DESC LIMIT 1')
      .then(({ rows }) => rows[0].text as string, String);
  await expect.poll(stored, { timeout: 30_000 }).toContain(words);
}

export { expect };
