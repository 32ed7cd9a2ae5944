// Screens and first steps that several stories share.
import type { Page } from '@playwright/test';

/** An empty draft with the cursor in its text, which is returned. */
export async function blankPage(page: Page) {
  await page.goto('/desk/new');
  await page.getByRole('button', { name: 'Start from a blank page' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.click();
  return text;
}

/** @param draft and a published release, as addresses */
export const officersScreens = (draft: string, published: string) => [
  '/desk',
  draft,
  `${draft}?history`,
  published,
  '/desk/releases',
  '/desk/notices',
  '/desk/bundles',
  '/desk/account',
  '/desk/new',
  '/desk/calendar',
  '/desk/numbers',
  '/desk/register',
  '/desk/nowhere',
];

export const administratorsScreens = ['/desk', '/desk/deliveries', '/desk/people', '/desk/house', '/desk/series'];
