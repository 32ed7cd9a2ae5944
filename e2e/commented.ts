// A release with comments, as stories find it on the screen.
import type { Page } from '@playwright/test';
import { expect } from '#test/harness/test.ts';

export const comments = (page: Page) => page.getByRole('region', { name: /^Comments/ });
/** The comment with these words. */
export const comment = (page: Page, said: string) =>
  comments(page).getByRole('listitem').filter({ hasText: said }).first();

/** An officer begins a release with two paragraphs. */
export async function startRelease(officer: Page) {
  await officer.goto('/desk/new');
  await officer
    .getByLabel('Release text')
    .fill(
      'Demonstration: stands are taken\n\nIslamabad: November 23, 2026\n\nExhibitors have taken 241 stands.\n\nEntry is free.\n\n*-*-*-*-*\n',
    );
  await officer.getByRole('button', { name: 'Start release' }).click();
  await expect(officer.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible();
}
