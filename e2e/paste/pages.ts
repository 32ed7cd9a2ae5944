// Two pages of a browser: one shows a source as it is, one takes it in under the newsroom's policy
// of styles.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Landed } from './landing.ts';

const policy = "default-src 'none'; style-src 'self' 'nonce-abc'; img-src 'self' data:";

async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('./landing.ts', import.meta.url));
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', logLevel: 'error' });
  return built.outputFiles[0]?.text ?? '';
}

export type PastePages = {
  /** What the browser shows of a source, words alone. */
  shown: (html: string) => Promise<string>;
  /** What comes of it as a document. */
  landed: (html: string, direction?: 'ltr' | 'rtl') => Promise<Landed>;
  page: Page;
};

/** Opens both pages; they ask nothing of any server. */
export async function pastePages(browser: Browser): Promise<PastePages> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const [source, page] = [await context.newPage(), await context.newPage()];
  await page.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
      body: '<!doctype html>',
    }),
  );
  await page.goto('http://localhost/');
  await page.evaluate(await script());
  return {
    page,
    shown: (html) =>
      source.evaluate((text) => {
        const frame = document.createElement('iframe');
        // With scripts, as pages are shown: else the words of <noscript> were.
        frame.sandbox.add('allow-same-origin', 'allow-scripts');
        frame.style.width = '1000px';
        document.body.replaceChildren(frame);
        const inside = frame.contentDocument;
        if (!inside) return '';
        inside.open();
        inside.write(text);
        inside.close();
        for (const deletion of inside.querySelectorAll('del')) deletion.remove();
        // biome-ignore lint/performance/useDomNodeTextContent: what is seen, by the browser itself
        return inside.body.innerText;
      }, html),
    landed: (html, direction = 'ltr') =>
      page.evaluate(
        ([text, dir]) => (window as unknown as { land: (text: string, dir: string) => Landed }).land(text, dir),
        [html, direction] as const,
      ),
  };
}
