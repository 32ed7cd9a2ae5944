// Colours that the reader's system forces take every background and shadow away. What is current,
// pressed, commented on or somebody else's place is still seen, by an edge.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { approvedCorrection, state } from './rail.ts';

/** The edges of an element that are drawn in another colour than the ground. */
const edges = (element: Locator) =>
  element.evaluate((node) => {
    const drawn = (style: CSSStyleDeclaration, side: string) => {
      const [width, line, colour] = ['width', 'style', 'color'].map((part) =>
        style.getPropertyValue(`${side}-${part}`),
      );
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      const isSeen = line !== 'none' && width !== '0px' && colour !== ground && colour !== 'rgba(0, 0, 0, 0)';
      return isSeen ? [`${side} ${width} ${line} ${colour}`] : [];
    };
    const style = getComputedStyle(node);
    return ['border-top', 'border-right', 'border-bottom', 'border-left', 'outline'].flatMap((side) =>
      drawn(style, side),
    );
  });

/** Whether each has an edge, and whether each is the current one. */
async function edgesOfCurrent(links: Locator) {
  const edged = await Promise.all((await links.all()).map(async (link) => (await edges(link)).length > 0));
  const current = await links.evaluateAll((all) => all.map((link) => link.hasAttribute('aria-current')));
  expect(current).toContain(true);
  return { edged, current };
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

test('with forced colours what is current, pressed, commented on and a colleague’s place have an edge that others lack', async ({
  page: officer,
  signIn,
  another,
}) => {
  await officer.emulateMedia({ forcedColors: 'active' });
  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByRole('button', { name: 'Start from a blank page' }).click();
  await officer.getByLabel('Headline', { exact: true }).fill('Demonstration: edges');
  await text(officer).click();
  await officer.keyboard.type('Exhibitors have taken 241 stands.');

  await test.step('a pressed tool', async () => {
    const bold = officer.getByRole('button', { name: 'Bold' });
    expect(await edges(bold)).toEqual([]);
    await officer.keyboard.press('Control+b');
    await expect(bold).toHaveAttribute('aria-pressed', 'true');
    expect(await edges(bold)).not.toEqual([]);
    await officer.keyboard.press('Control+b');
  });

  await test.step('the words that are found, the one that is next most of all', async () => {
    await officer.keyboard.press('Control+Alt+f');
    await officer.getByRole('textbox', { name: 'Find' }).fill('stands');
    await officer.getByRole('button', { name: 'Next' }).click();
    expect(await edges(text(officer).locator('.ProseMirror-active-search-match'))).not.toEqual([]);
    await officer.keyboard.press('Escape');
    await text(officer).focus();
  });

  await test.step('words of a comment, and where a colleague is', async () => {
    await officer.keyboard.press('Control+Home');
    await officer.keyboard.press('Control+Shift+ArrowRight');
    await officer.keyboard.press('Control+Alt+m');
    await officer.getByRole('textbox', { name: 'Your comment' }).fill('Which?');
    await officer.getByRole('button', { name: 'Send' }).click();
    await expect(officer.getByRole('main').locator('mark')).toBeVisible();
    expect(await edges(officer.getByRole('main').locator('mark'))).not.toEqual([]);
    const editor = await another('editor');
    await editor.goto(officer.url());
    await editor.getByLabel('Headline', { exact: true }).focus();
    await expect(officer.getByText(/in the headline/).first()).toBeVisible();
    const rule = officer.locator('[data-others]').first();
    await expect(rule).toBeVisible();
    expect(await rule.evaluate((node) => getComputedStyle(node, '::before').borderInlineStartWidth)).toBe('2px');
  });

  await test.step('the tab of a telephone and the page of a list', async () => {
    await officer.setViewportSize({ width: 390, height: 844 });
    const tabs = officer.getByRole('navigation', { name: 'Screens' }).getByRole('button');
    await expect(tabs.first()).toBeVisible();
    const drawn = await Promise.all((await tabs.all()).map(async (tab) => (await edges(tab)).length > 0));
    const isCurrent = await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-pressed') === 'true'));
    expect(drawn).toEqual(isCurrent);
    await officer.setViewportSize({ width: 1440, height: 900 });
    await officer.goto('/desk/numbers');
    const ways = officer.getByRole('banner').getByRole('navigation').getByRole('link');
    const { edged, current } = await edgesOfCurrent(ways);
    expect(edged).toEqual(current);
  });
});

test('with forced colours an editor and a reader see what a correction changed, and a reader where they are', async ({
  page: reader,
  another,
  admin,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `SELECT id, path FROM pub.release WHERE label = 'PR No.151' AND language = 'en' ORDER BY published_at DESC LIMIT 1`,
  );
  const { id, path } = rows[0] as { id: string; path: string };
  const editor = await another('editor');
  await approvedCorrection(await another('officer'), editor, admin, id, 'Demonstration: the edges of a correction');
  await editor.emulateMedia({ forcedColors: 'active' });
  await reader.emulateMedia({ forcedColors: 'active' });

  await test.step('the redline of the review, and the button that shows it', async () => {
    const marked = editor.getByRole('button', { name: 'What changes in edition 1' });
    expect(await edges(marked)).toEqual([]);
    await marked.click();
    await expect(marked).toHaveAttribute('aria-pressed', 'true');
    await editor.getByRole('heading', { level: 2 }).first().focus();
    expect(await edges(editor.locator('h2 ins').first())).not.toEqual([]);
    await editor.getByRole('button', { name: 'Publish correction of PR No.151' }).click();
    await editor.getByRole('button', { name: 'Publish now' }).click();
    await state(editor, 'Published');
  });

  await test.step('the redline of the site', async () => {
    await reader.goto(path);
    await reader.getByRole('link', { name: 'See what changed' }).click();
    expect(await edges(reader.locator('h2 ins').first())).not.toEqual([]);
    await expect(reader.locator('h2 del').first()).toHaveCSS('text-decoration-line', 'line-through');
  });

  await test.step('the page, the day and the choice that are current', async () => {
    await reader.goto('/register');
    const ways = await edgesOfCurrent(reader.getByRole('banner').getByRole('navigation').getByRole('link'));
    expect(ways.edged).toEqual(ways.current);
    await reader.goto('/search?q=council');
    const choices = await edgesOfCurrent(reader.getByRole('main').locator('.filter').getByRole('link'));
    expect(choices.edged).toEqual(choices.current);
    await reader.goto('/');
    expect(await edges(reader.locator('.calendar [aria-current]'))).not.toEqual([]);
  });
});
