// The sample release, from a pasted text to PR No.197 in public.
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';

const sample = readFileSync(new URL('../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const printed = sample.slice(0, sample.indexOf('*-*-*-*-*') + '*-*-*-*-*\n'.length);
const headline = /WE MUST TAKE A UNIFIED, COORDINATED, CONSISTENT AND EQUITABLE GLOBAL APPROACH/;
const added = 'This sentence stands here since the editor asked for it.';

const step = (page: Page, name: string | RegExp) =>
  page.getByRole('complementary', { name: 'State and next step' }).getByRole('button', { name });
const state = (page: Page, name: string | RegExp) =>
  expect(
    page.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText(name);

/** The bodies of every public address where a text could show, in one string. */
async function everythingPublic(request: APIRequestContext): Promise<string> {
  const { year, month } = thisMonth();
  const places = [
    '/',
    '/ur',
    '/archive',
    `/archive/pr/${year}/${month}`,
    '/register',
    '/register.json',
    '/sitemap.xml',
    `/releases/pr/${year}/${month}/196`,
    `/releases/pr/${year}/${month}/196.json`,
  ];
  const bodies = await Promise.all(places.map(async (place) => (await request.get(place)).text()));
  return bodies.join('\n');
}

function thisMonth() {
  const [year, month] = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Karachi',
    year: 'numeric',
    month: '2-digit',
  })
    .format(new Date())
    .split('-');
  return { year, month };
}

/** Where a page is. Playwright does not learn of an address that a page of Firefox sets itself. */
const addressOf = (page: Page) => page.evaluate(() => window.location.href);

async function paste(officer: Page, text: string) {
  await officer.goto('/desk');
  await officer.getByRole('link', { name: 'New release' }).first().click();
  await officer.getByLabel('Series').selectOption('pr');
  await officer.getByLabel('Release text').fill(text);
  await officer.getByRole('button', { name: 'Start release' }).click();
}

/**
 * Waits until the page's program has taken over. A field that is filled at that moment would keep
 * its old words too.
 */
const readyToWrite = (page: Page) =>
  expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('“To end human trafficking');

type Written = { editor: { state: { selection: { head: number }; doc: { content: { size: number } } } } };

/**
 * Puts the caret behind the last word of the text. The editor restores its old selection a moment
 * after it gets the focus. It learns of a new selection a frame after the key, which on a busy
 * machine is later than the next key. No person is as fast, so this presses the key until the
 * editor knows its caret.
 */
async function goToEndOfText(page: Page) {
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.click();
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+End');
    const [head, end] = await text.evaluate((element) => {
      const { selection, doc } = (element as unknown as Written).editor.state;
      return [selection.head, doc.content.size - 1];
    });
    expect(head).toBe(end);
  }).toPass();
}

test('the sample goes from a pasted text through review to PR No.197 in public, and nothing of it shows before', async ({
  page: officer,
  signIn,
  another,
  request,
  playwright,
  expectAccessible,
}) => {
  test.slow();
  const { year, month } = thisMonth();
  const address = `/releases/pr/${year}/${month}/197`;
  const random = `/releases/pr/${year}/${month}/48213`;

  await test.step('an officer pastes it and it lands in its fields', async () => {
    await signIn(officer, 'officer');
    await paste(officer, sample);
    await expect(officer.getByLabel('Headline', { exact: true })).toHaveValue(headline);
    await expect(officer.getByLabel('Sub-headline 1', { exact: true })).toHaveValue(
      /AT THE UNITED NATION’S HIGH-LEVEL MEETING/,
    );
    await expect(officer.getByLabel('Dateline')).toHaveValue('Islamabad: November 23, 2021');
    await expect(officer.getByLabel('End mark')).toHaveValue('*-*-*-*-*');
    await expect(officer.getByText('PR No.197', { exact: true }).first()).toBeVisible();
    const text = officer.getByRole('textbox', { name: 'Text', exact: true });
    await expect(text).toContainText('“To end human trafficking in all its forms');
    await expect(text.getByRole('link', { name: 'https://media.un.org/en/asset/k1i/k1iwbft1m2' })).toBeVisible();
    await expectAccessible(officer);
  });
  const releaseUrl = await addressOf(officer);

  await test.step('the officer submits it and cannot approve it', async () => {
    await step(officer, 'Submit for review').click();
    await state(officer, 'Submitted');
    await expect(step(officer, 'Approve this revision')).toBeDisabled();
    await expect(officer.getByText(/To approve you need to be editor on this desk/)).toBeVisible();
  });

  const editor = await another('editor');
  await test.step('an editor of the desk requests changes with a reason', async () => {
    await editor.goto('/desk');
    await editor.getByRole('link', { name: headline }).first().click();
    await step(editor, /Request changes/).click();
    await editor.getByLabel('Reason').fill('Add a sentence at the end.');
    await editor.getByRole('button', { name: 'Send back with this reason' }).click();
    await state(editor, 'Changes requested');
  });

  await test.step('the officer sees the reason, amends and resubmits', async () => {
    await officer.reload();
    await expect(officer.getByText('Add a sentence at the end.').first()).toBeVisible();
    await readyToWrite(officer);
    await goToEndOfText(officer);
    await officer.keyboard.press('Enter');
    await officer.keyboard.type(added);
    await step(officer, 'Submit for review').click();
    await state(officer, 'Submitted');
  });

  await test.step('the editor approves this revision', async () => {
    await editor.reload();
    await expect(editor.getByText(added)).toBeVisible();
    await step(editor, 'Approve this revision').click();
    await state(editor, 'Approved');
  });

  await test.step('before publication nothing of it is anywhere on the site', async () => {
    const visitor = await playwright.request.newContext({ baseURL: new URL(releaseUrl).origin });
    const everything = await everythingPublic(visitor);
    expect(everything).toContain('PR No.196');
    for (const word of ['EQUITABLE GLOBAL APPROACH', 'This sentence stands here', address])
      expect(everything).not.toContain(word);
    for (const form of ['', '.txt', '.json']) {
      const [guessed, other] = [await visitor.get(address + form), await visitor.get(random + form)];
      expect(guessed.status()).toBe(404);
      expect(await guessed.text()).toBe(await other.text());
      expect({ ...guessed.headers(), date: '' }).toEqual({ ...other.headers(), date: '' });
    }
    expect((await visitor.get(new URL(releaseUrl).pathname, { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(300);
    await visitor.dispose();
  });

  await test.step('the editor publishes it with a double click, once', async () => {
    await step(editor, 'Publish as PR No.197').click();
    await expect(editor.getByText('This is what happens')).toBeVisible();
    await expectAccessible(editor);
    await editor.getByRole('button', { name: 'Publish now' }).dblclick();
    await state(editor, 'Published');
    await expect(editor.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
    await expect(editor.getByText('PR No.197', { exact: true }).first()).toBeVisible();
  });

  await test.step('a reader finds it first on the front page and turns to PREVIOUS and NEXT', async () => {
    const reader = editor;
    await reader.goto('/');
    await reader.getByRole('link', { name: headline }).first().click();
    await expect(reader).toHaveURL(address);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(headline);
    await expectAccessible(reader);
    await reader.getByRole('link', { name: /^PREVIOUS/i }).click();
    await expect(reader).toHaveURL(`/releases/pr/${year}/${month}/196`);
    await reader.getByRole('link', { name: /^NEXT/i }).click();
    await expect(reader).toHaveURL(address);
    await expect(reader.locator('script:not([type="application/ld+json"])')).toHaveCount(0);
  });

  await test.step('its plain text is the sample with the added sentence before the end mark', async () => {
    const text = await (await request.get(`${address}.txt`)).text();
    expect(text).toBe(printed.replace('\n*-*-*-*-*\n', `\n\n${added}\n*-*-*-*-*\n`));
  });
});

test('the sample stands in the archive, with neighbours, byte for byte down to its end mark', async ({
  page,
  request,
  expectAccessible,
}) => {
  await page.goto('/releases/pr/2021/11/197');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page.getByRole('link', { name: /^PREVIOUS.*PR No\.196/is })).toBeVisible();
  await expect(page.getByRole('link', { name: /^NEXT.*PR No\.198/is })).toBeVisible();
  await expectAccessible(page);
  const answer = await request.get('/releases/pr/2021/11/197.txt');
  expect(await answer.body()).toEqual(Buffer.from(printed));
});

test('an editor who typed in the text cannot approve it; another editor can', async ({
  page: officer,
  signIn,
  another,
  admin,
}) => {
  await signIn(officer, 'officer');
  await paste(officer, sample.replace(headline, 'Demonstration: an editor types in this one'));
  await expect(officer.getByLabel('Headline', { exact: true })).toHaveValue(/an editor types/);
  const url = await addressOf(officer);

  const editor = await another('editor');
  await editor.goto(url);
  await readyToWrite(editor);
  await editor.getByLabel('Dateline').fill('Islamabad: November 24, 2021');
  await expectStored(admin, 'November 24, 2021');
  await officer.reload();
  await step(officer, 'Submit for review').click();
  await state(officer, 'Submitted');
  await editor.goto(url);
  await expect(editor.getByText(/You wrote part of this text, so another editor must approve it/)).toBeVisible();

  const second = await another('editor2');
  await second.goto(url);
  await step(second, 'Approve this revision').click();
  await state(second, 'Approved');
});

test('a release in Urdu is written and read from right to left, with its own language and direction', {
  tag: '@phone',
}, async ({ page, expectAccessible }) => {
  await page.goto('/ur/releases/pr/2021/11/196');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('نمائشی');
  await expectAccessible(page);
});
