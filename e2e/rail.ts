// The column beside a text, as a person uses it.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, expectStored } from '#test/harness/test.ts';

export const rail = (page: Page) => page.getByRole('complementary', { name: 'State and next step' });

/** Waits until the column's heading names this state. */
export const state = (page: Page, words: string) =>
  expect(rail(page).getByRole('heading', { level: 2 })).toContainText(words);

/**
 * A correction that an officer has written and an editor approved. A correction takes no number, so
 * other stories keep theirs.
 */
export async function approvedCorrection(officer: Page, editor: Page, admin: Pool, id: string, headline: string) {
  await officer.goto(`/desk/releases/${id}`);
  await officer.getByRole('button', { name: 'Start a correction' }).click();
  await officer.getByLabel('What changed (public note)').fill('The hours were wrong.');
  await officer.getByLabel('Headline', { exact: true }).fill(headline);
  await expectStored(admin, headline);
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  await state(officer, 'Submitted');
  await editor.goto(`/desk/releases/${id}`);
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await state(editor, 'Approved');
}
