// The desk in a browser: how much script its release page has, and how long a key takes to its
// picture in a text of 5,000 words, alone and while a second person saves the same text.
import { loadavg } from 'node:os';
import { type Browser, chromium, type Page } from '@playwright/test';
import { addToken } from '#lib/accounts/tokens.ts';
import { systemActor } from '#lib/core/actor.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { valueOf } from '#test/factories.ts';
import { chromiumFlags, chromiumPath } from '#test/harness/chromium.ts';
import { startPressmark } from '#test/harness/pressmark.ts';
import { expectStatus, serverAt } from '#bench/publish/request.ts';
import { timesOfKeys } from './keys.ts';
import { scriptsOf } from './script.ts';

const password = 'a password for the bench';
const sentence = 'The office of the demonstration opens its doors at noon and closes them again at dusk today. ';

/** A release of 5,000 words in paragraphs of 80. */
const text = [
  'Demonstration: a long release',
  'Islamabad: November 23, 2026',
  ...Array.from({ length: 63 }, () => sentence.repeat(5).trim()),
  '*-*-*-*-*',
].join('\n\n');

async function signedIn(browser: Browser, baseURL: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
  const { csrfToken } = await page.request.get('/api/auth/csrf').then((answer) => answer.json());
  const form = { csrfToken, email: 'officer@demo.example', password, json: 'true' };
  await page.request.post('/api/auth/callback/credentials', { form });
  return page;
}

async function longRelease(page: Page): Promise<string> {
  await page.goto('/desk/new');
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.getByLabel('Release text').fill(text);
  await page.getByRole('button', { name: 'Start release' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  return page.url();
}

/** A colleague changes the end mark of the release once a second until told to stop. */
function colleague(port: number, token: string, url: string): () => Promise<number> {
  const server = serverAt(port, 1);
  const path = `/api/v1/releases/${url.split('/').at(-1)}`;
  const headers = { authorization: `Bearer ${token}` };
  let saves = 0;
  const save = async () => {
    const { version } = expectStatus(await server({ method: 'GET', path, headers }), 200).body as { version: number };
    const body = { endMark: `*-*-${saves}-*-*` };
    const answer = await server({ method: 'PATCH', path, headers: { ...headers, 'if-match': `"${version}"` }, body });
    // The writer was faster.
    if (expectStatus(answer, 200, 412, 409).status === 200) saves++;
  };
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(save);
  }, 1000);
  return async () => {
    clearInterval(timer);
    await last;
    return saves;
  };
}

const at = (times: number[], share: number) =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1);

function printKeys(who: string, times: number[]) {
  const load = loadavg()[0]?.toFixed(2);
  console.log(
    `${who}: ${times.length} keys, to the picture p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, p99 ${at(times, 0.99)} ms (load ${load})`,
  );
}

/**
 * Prints the release page's scripts and the times of keys.
 * @param keys how many keys are measured, alone and with a colleague each
 */
export async function benchDesk(keys: number): Promise<void> {
  const port = await freePort();
  const pressmark = await startPressmark({ port, password });
  const executablePath = await chromiumPath();
  const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
  try {
    const writer = await signedIn(browser, pressmark.url);
    const url = await longRelease(writer);
    await writer.context().close();
    const page = await signedIn(browser, pressmark.url);
    const scripts = await scriptsOf(page, url);
    const alone = await timesOfKeys(page, keys);
    process.env.DATABASE_URL = pressmark.adminUrl;
    const made = addToken(systemActor('the bench'), { email: 'editor@demo.example', name: 'bench', days: 1 });
    const stop = colleague(port, valueOf(await made).token, url);
    const together = await timesOfKeys(page, keys);
    const saves = await stop();
    const whole = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, bytes } of scripts.slice(0, 12))
      console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${path}`);
    console.log(`script of the release page: ${(whole / 1000).toFixed(1)} kB compressed in ${scripts.length} files`);
    printKeys('one person', alone);
    printKeys(`a second person saved ${saves} times`, together);
  } finally {
    await browser.close();
    await pressmark.stop();
  }
}
