// Pastes random sources and compares the text in the editor with the text that the browser shows.
// It sends nothing to a server.
import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '#test/harness/chromium.ts';
import { generatedSource } from '#e2e/paste/generate.ts';
import { pastePages } from '#e2e/paste/pages.ts';

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/**
 * Pastes `count` sources and prints each whose text differs.
 * @returns true if none differs
 */
export async function fuzzPaste(count: number): Promise<boolean> {
  const executablePath = await chromiumPath();
  const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
  const pages = await pastePages(browser);
  const failures: number[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const source = generatedSource(seed);
    const [inEditor, shown] = [words((await pages.landed(source)).words), words(await pages.shown(source))];
    if (inEditor === shown) continue;
    failures.push(seed);
    console.error(`seed ${seed}: ${source}\nshown:  ${shown}\nlanded: ${inEditor}\n`);
  }
  await browser.close();
  console.log(`paste: ${count} sources, ${failures.length} land otherwise than they are shown`);
  return failures.length === 0;
}
