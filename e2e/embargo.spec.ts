// An editor holds an approved text under an embargo: it cannot be published until they lift it.
import type { Page } from '@playwright/test';
import { expect, test } from '#test/harness/test.ts';
import { typeDate, typeTime } from './pickers.ts';
import { approvedCorrection, rail, state } from './rail.ts';

const headline = 'Demonstration: figures under embargo';
const terms = 'Accredited press, against a signature. Nothing before the end.';
const embargo = (page: Page) => rail(page).getByRole('region', { name: 'Embargo' });

test('an editor sets an embargo, publication is refused with the reason, the calendar shows its end; they lift it and publish', async ({
  page: officer,
  signIn,
  another,
  admin,
  request,
  expectAccessible,
}) => {
  test.slow();
  const { rows } = await admin.query(
    `SELECT id, path FROM pub.release WHERE label = 'PR No.147' AND language = 'en' AND period <> '2021-11'`,
  );
  const { id, path } = rows[0] as { id: string; path: string };
  await signIn(officer, 'officer');
  const editor = await another('editor');
  await approvedCorrection(officer, editor, admin, id, headline);
  const publish = rail(editor).getByRole('button', { name: /^Publish correction of PR/ });

  await test.step('until a moment of the house, on terms', async () => {
    await rail(editor).getByRole('button', { name: 'Set an embargo…' }).click();
    const form = rail(editor).getByRole('form', { name: 'Embargo' });
    await typeDate(form, 'Date', '2037-12-01');
    await typeTime(form, 'Time', '17:00');
    await form.getByLabel('Who may see it before, and on what terms').fill(terms);
    await expectAccessible(editor);
    await form.getByRole('button', { name: 'Hold it until this moment' }).click();
    await expect(embargo(editor)).toContainText('Embargo until 1 Dec 2037, 17:00 Karachi time (UTC+5)');
    await expect(embargo(editor)).toContainText(terms);
    await expect(embargo(editor).getByRole('status')).toHaveText(/^The embargo holds it until 1 Dec 2037, 17:00/);
    await expect(embargo(editor).getByRole('button', { name: 'Change…' })).toBeFocused();
    await state(editor, 'Approved');
  });

  await test.step('publication is refused, and says until when', async () => {
    await expect(publish).toBeDisabled();
    await expect(rail(editor).getByText('An embargo holds this text until 2037-12-01 12:00 UTC')).toBeVisible();
    await expectAccessible(editor);
    await officer.goto('/desk');
    await expect(officer.getByRole('link', { name: headline })).toContainText('embargo 1 Dec 2037, 17:00');
    await officer.goto('/desk/releases');
    await expect(officer.getByRole('link', { name: headline })).toContainText('embargo 1 Dec 2037, 17:00');
  });

  await test.step('the calendar shows its end, on its day and among embargoes alone', async () => {
    await officer.goto('/desk/calendar?view=month&on=2037-12-01');
    const ends = `Embargo ends: ${headline}`;
    await expect(officer.getByRole('gridcell').filter({ hasText: ends })).toHaveCount(1);
    const day = officer.getByRole('complementary', { name: 'The day' });
    await expect(day.getByRole('link', { name: headline })).toBeVisible();
    await expect(day).toContainText('Embargo ends');
    await expect(day).not.toContainText(terms);
    await expectAccessible(officer);
    await officer.getByLabel('Kinds').selectOption('diary');
    await officer.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(officer.getByText(ends)).toHaveCount(0);
    await officer.getByLabel('Kinds').selectOption('embargoes');
    await officer.getByRole('button', { name: 'Show', exact: true }).click();
    await day.getByRole('link', { name: headline }).click();
    await expect(officer).toHaveURL(`/desk/releases/${id}`);
  });

  await test.step('it is changed, with the terms that it has', async () => {
    await embargo(editor).getByRole('button', { name: 'Change…' }).click();
    const form = rail(editor).getByRole('form', { name: 'Embargo' });
    await expect(form.getByLabel('Who may see it before, and on what terms')).toHaveValue(terms);
    await typeTime(form, 'Time', '18:30');
    await form.getByRole('button', { name: 'Hold it until this moment' }).click();
    await expect(embargo(editor)).toContainText('Embargo until 1 Dec 2037, 18:30');
  });

  await test.step('lifted, the text is published; the record has both, and readers nothing of it', async () => {
    await embargo(editor).getByRole('button', { name: 'Lift…' }).click();
    const form = rail(editor).getByRole('form', { name: 'Lift the embargo' });
    await form.getByLabel('Why (optional)').fill('The minister has spoken.');
    await form.getByRole('button', { name: 'Lift the embargo' }).click();
    await expect(embargo(editor).getByRole('status')).toHaveText('The embargo is lifted.');
    await expect(embargo(editor).getByRole('button', { name: 'Set an embargo…' })).toBeFocused();
    await publish.click();
    await rail(editor).getByRole('button', { name: 'Publish now' }).click();
    await state(editor, 'Published');
    await expect(rail(editor).getByText('Embargo lifted')).toBeVisible();
    await expect(rail(editor).getByText('The minister has spoken.')).toBeVisible();
    await expect(embargo(editor)).toHaveCount(0);
    for (const form of ['', '.json', '.txt']) {
      const text = await (await request.get(`${path}${form}`)).text();
      expect(text).toContain(headline);
      expect(text).not.toMatch(/embargoed? until|against a signature/i);
    }
  });
});
