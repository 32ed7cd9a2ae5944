// Two pages of a browser. One shows a source as it is. The other pastes it under the newsroom's
// policy for styles. In Firefox Playwright's own scripts need `eval`.
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Landed } from './landing.ts';

const policy = "default-src 'none'; script-src 'unsafe-eval'; style-src 'self' 'nonce-abc'; img-src 'self' data:";

async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('./landing.ts', import.meta.url));
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', logLevel: 'error' });
  return built.outputFiles[0]?.text ?? '';
}

export type PastePages = {
  /** The words that the browser shows of a source. */
  shown: (html: string) => Promise<string>;
  /** The document that a paste of the source makes. */
  landed: (html: string, direction?: 'ltr' | 'rtl') => Promise<Landed>;
  page: Page;
};

/** Opens both pages. They send nothing to a server. */
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
        // With scripts, as usual pages have them. Without, the words of <noscript> would show.
        frame.sandbox.add('allow-same-origin', 'allow-scripts');
        frame.style.width = '1000px';
        document.body.replaceChildren(frame);
        const inside = frame.contentDocument;
        if (!inside) return '';
        inside.open();
        inside.write(text);
        inside.close();
        for (const unseen of inside.querySelectorAll('del[cite], [data-unseen]')) unseen.remove();
        // biome-ignore lint/performance/useDomNodeTextContent: innerText has only visible words
        return inside.body.innerText;
      }, html),
    landed: (html, direction = 'ltr') =>
      page.evaluate(
        ([text, dir]) => (window as unknown as { land: (text: string, dir: string) => Landed }).land(text, dir),
        [html, direction] as const,
      ),
  };
}
