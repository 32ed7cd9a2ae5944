// Stories with the real keys: Ctrl-C in one page, Ctrl-V on the desk.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const source = (name: string, end = 'html') =>
  readFileSync(new URL(`./paste/fixtures/${name}.${end}`, import.meta.url), 'utf8');

const expected = JSON.parse(source('expected', 'json')) as Record<string, { html: string; line: string }>;

/** The words of a document's HTML. */
const wordsOf = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign);
const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Puts HTML on the clipboard as a word processor does. */
async function copy(desk: Page, html: string, plain = 'the plain form') {
  const page = await desk.context().newPage();
  await page.setContent('<input aria-label="From" value="from">');
  await page.evaluate(
    (forms) => {
      addEventListener('copy', (event) => {
        event.clipboardData?.setData('text/html', forms.html);
        event.clipboardData?.setData('text/plain', forms.plain);
        event.preventDefault();
      });
    },
    { html, plain },
  );
  await page.getByLabel('From').selectText();
  await page.keyboard.press('Control+c');
  await page.close();
  await desk.bringToFront();
}

async function blankPage(page: Page) {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  return page.getByRole('textbox', { name: 'Text', exact: true });
}

test('a paste from each source brings what it shows, and one line names what it could not bring', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await copy(page, source('word-desktop'));
  await text.click();
  await page.keyboard.press('Control+v');
  await expect(text.getByText('The office opens at noon. It certainly helps 106 people.')).toBeVisible();
  await expect(text.locator('sup').first()).toHaveText('6');
  await expect(text.locator('ol[start="3"] ol[type="a"] li')).toHaveText(['Inner', 'Innermost']);
  await expect(text).not.toContainText(/INTERNAL|perhaps|Not for print/);
  const line = page.getByText(/^Left out: 1 comment, 1 tracked deletion, 2 passages .* and 1 picture\./);
  await expect(line).toBeVisible();
  await expect(page.getByText('INTERNAL: ask the director first')).toBeHidden();
  await line.click();
  await expect(page.getByText('INTERNAL: ask the director first')).toBeVisible();
  await expectAccessible(page);
  await expectStored(admin, 'superscript');

  await copy(page, source('google-docs'));
  await text.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await expect(text.locator('strong')).toHaveText(['opens', '13']);
  await expect(text.locator('em')).toHaveText([' at noon']);
  await expect(line).toHaveCount(0);
  await expect(text).not.toContainText('certainly');

  for (const [name, { html, line: lost }] of Object.entries(expected)) {
    await copy(page, source(name));
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+v');
    await expect(text, name).toHaveText(wordsOf(html));
    if (lost !== '') await expect(page.getByText(lost), name).toBeVisible();
  }
});

test('a text that is copied on the desk and pasted over itself stays the same, with its spaces', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  await copy(page, '<p>one two three</p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td><td>y</td></tr></table>');
  await text.click();
  await page.keyboard.press('Control+v');
  const before = await text.innerHTML();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(() => text.innerHTML()).toBe(before);
});

test('raised and lowered figures stay so in a headline and in a pasted text, and signs around a number are left out', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  const html = '<p>Demonstration: 10<sup>6</sup> trees, CO<sub>2</sub> and +92 51</p>';
  await copy(page, html, 'Demonstration: 106 trees, CO2 and \u2066+92 51\u2069');
  await page.getByLabel('Release text').click();
  await page.keyboard.press('Control+v');
  await expect(page.getByLabel('Release text')).toHaveValue('Demonstration: 10⁶ trees, CO₂ and +92 51');
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('Release text')).toHaveValue('');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  const headline = page.getByLabel('Headline', { exact: true });
  await headline.click();
  await page.keyboard.press('Control+v');
  await expect(headline).toHaveValue('Demonstration: 10⁶ trees, CO₂ and +92 51');
  await expectStored(admin, '10⁶ trees');
});

/** Puts a picture on the clipboard, as a screenshot does, or beside words, as Excel does. */
async function copyPicture(desk: Page, words: string | null) {
  const context = desk.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.evaluate(async (text) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const picture = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => blob && resolve(blob)));
    const forms: Record<string, Blob> = { 'image/png': picture };
    if (text !== null) forms['text/plain'] = new Blob([text], { type: 'text/plain' });
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  }, words);
}

test('a pasted picture becomes an attachment; beside words it stays out and the words come', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  const text = await blankPage(page);
  const attachments = page.getByRole('region', { name: 'Attachments' });
  await copyPicture(page, 'Region and sites');
  await text.click();
  await page.keyboard.press('Control+v');
  await expect(text).toHaveText('Region and sites');
  await expect(attachments.getByRole('listitem')).toHaveCount(0);
  await copyPicture(page, null);
  await text.click();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('status').getByText('image.png is attached.')).toBeVisible();
  await expect(attachments.getByLabel('Title of attachment 1')).toHaveValue('image');
  await expect(attachments.getByRole('listitem')).toHaveCount(1);
  await expect(text).toHaveText('Region and sites');
  await expect(text).toBeFocused();
  await expectStored(admin, 'image.png');
});
