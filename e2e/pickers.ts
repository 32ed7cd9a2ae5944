// Dates and times as a person types them: part by part. The next part takes the focus by itself.
import type { Locator, Page } from '@playwright/test';

/** The field of a date or a time. Its text is 01/12/2037 or 10:30. */
export const picker = (within: Page | Locator, label: string) =>
  within.getByRole('group', { name: label, exact: true });

const typeParts = (within: Page | Locator, label: string, figures: string) =>
  picker(within, label).getByRole('spinbutton').first().pressSequentially(figures);

/** @param date as 2037-12-01 */
export const typeDate = (within: Page | Locator, label: string, date: string) =>
  typeParts(within, label, date.split('-').reverse().join(''));

/** @param time as 10:30 */
export const typeTime = (within: Page | Locator, label: string, time: string) =>
  typeParts(within, label, time.replace(':', ''));

/** Empties every part of a date or a time. */
export async function empty(within: Page | Locator, label: string) {
  for (const part of await picker(within, label).getByRole('spinbutton').all())
    for (let presses = 0; presses < 4; presses++) await part.press('Backspace');
}
