// The script of a page: what a browser that keeps nothing loads of it, as it is transferred.
import type { Page, Response } from '@playwright/test';

/** A script by its address, with its size on the wire in bytes and its beginning. */
export type Script = { path: string; bytes: number };

/** Opens the page in a browser that has kept nothing, and lists its scripts, largest first. */
export async function scriptsOf(page: Page, url: string): Promise<Script[]> {
  const answers: Response[] = [];
  const note = (answer: Response) => {
    if (answer.request().resourceType() === 'script') answers.push(answer);
  };
  page.on('response', note);
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  const scripts = answers.map(async (answer) => {
    const { responseBodySize } = await answer.request().sizes();
    return { path: new URL(answer.url()).pathname, bytes: responseBodySize };
  });
  return (await Promise.all(scripts)).sort((a, b) => b.bytes - a.bytes);
}
