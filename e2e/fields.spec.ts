// Kicker, contacts and notes to editors, from the desk to the page, the sheet, the data and the
// comparison.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { command } from '#test/harness/command.ts';
import { expect, expectStored, test } from '#test/harness/test.ts';

const state = (page: Page, words: string) =>
  expect(
    page.getByRole('complementary', { name: 'State and next step' }).getByRole('heading', { level: 2 }),
  ).toContainText(words);

async function start(page: Page, language: string, text: string) {
  await page.goto('/desk');
  await page.getByRole('link', { name: 'New release' }).first().click();
  await page.getByLabel('Series').selectOption('notice');
  await page.getByLabel('Language').selectOption(language);
  await page.getByLabel('Release text').fill(text);
  await page.getByRole('button', { name: 'Start release' }).click();
}

/** Submits, approves and publishes. @returns the public address */
async function publish(admin: Pool, officer: Page, editor: Page): Promise<string> {
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  await state(officer, 'Submitted');
  await editor.goto(officer.url());
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await editor.getByRole('button', { name: /^Publish as/ }).click();
  await editor.getByRole('button', { name: 'Publish now' }).click();
  await state(editor, 'Published');
  const id = officer.url().split('/').at(-1);
  const { rows } = await admin.query('SELECT path FROM pub.release WHERE id = $1', [id]);
  return rows[0].path;
}

const english =
  'Demonstration: the reading room opens\nIslamabad: November 24, 2026\n\nThe reading room of the council opens on Friday, and the first week is free.\n*-*-*-*-*\n';

// Other stories check the next numbers of the other series, so this one adds its own.
test.beforeAll(({ pressmark }) =>
  command(pressmark.data, 'series', 'add', 'notice', '--label', 'Notice {n}', '--period', 'none'),
);

test('an officer adds the three fields at the desk, an editor sees them in review, and readers find them in every form', async ({
  page: officer,
  signIn,
  another,
  admin,
  request,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  await start(officer, 'en', english);

  await officer.getByRole('button', { name: 'Add kicker' }).click();
  await officer.getByLabel('Kicker', { exact: true }).fill('COUNCIL OF GARDENS');
  await officer.getByRole('button', { name: 'Add contact' }).click();
  await officer.getByLabel('Name of contact 1').fill('Duty officer');
  await officer.getByLabel('Role of contact 1').fill('Press wing');
  await officer.getByLabel('Telephone of contact 1').fill('call us');
  await expect(officer.getByRole('link', { name: /is no telephone number that can be dialled/ })).toBeVisible();
  await officer.getByLabel('Telephone of contact 1').fill('+92 51 555 0100');
  await officer.getByLabel('E-mail of contact 1').fill('press@demo.example');
  await officer.getByRole('button', { name: 'Add notes to editors' }).click();
  const notes = officer.getByRole('textbox', { name: 'Notes to editors' });
  await expect(notes).toBeFocused();
  await officer.keyboard.type('The reading room was built in 1931.');
  await expectStored(admin, 'was built in 1931');
  await expectAccessible(officer);

  const editor = await another('editor');
  const path = await publish(admin, officer, editor);
  await expect(editor.getByText('COUNCIL OF GARDENS')).toBeVisible();
  await expect(editor.getByText('The reading room was built in 1931.')).toBeVisible();

  await editor.goto(path);
  await expect(editor.getByText('COUNCIL OF GARDENS')).toBeVisible();
  await expect(editor.getByRole('link', { name: '+92 51 555 0100' })).toHaveAttribute('href', 'tel:+92515550100');
  await expect(editor.getByRole('link', { name: 'press@demo.example' })).toHaveAttribute(
    'href',
    'mailto:press@demo.example',
  );
  await expect(editor.getByRole('heading', { name: 'Notes to editors' })).toBeVisible();
  await expectAccessible(editor);

  const sheet = await (await request.get(`${path}.txt`)).text();
  expect(sheet).toContain('\n— COUNCIL OF GARDENS —\nDemonstration: the reading room opens\n');
  expect(sheet).toContain(
    '*-*-*-*-*\n\nContacts:\nDuty officer\nPress wing\nTelephone: +92 51 555 0100\nE-mail: press@demo.example\n\nNotes to editors:\nThe reading room was built in 1931.\n',
  );
  const data = await (await request.get(`${path}.json`)).json();
  expect(data.headlines[0]).toMatchObject({ role: 'kicker', value: 'COUNCIL OF GARDENS' });
  expect(data.bodies.map(({ role }: { role: string }) => role)).toEqual(expect.arrayContaining(['contacts', 'notes']));
});

const urdu = `— کونسل —
نمائشی خبر: دارالمطالعہ کھل گیا
اسلام آباد: ۲۴ نومبر ۲۰۲۶

دارالمطالعہ جمعے سے کھلا رہے گا اور پہلے ہفتے داخلہ مفت ہے۔
*-*-*-*-*

رابطہ:
دفتر تعلقات عامہ
فون: ۰۵۱ ۵۵۵۰۱۰۰
ای میل: press@demo.example

مدیران کے لیے نوٹ:
یہ عمارت ۱۹۳۱ میں بنی۔
`;

test('a text in Urdu is pasted with the three fields; its page shows them, with numbers from left to right', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  await start(officer, 'ur', urdu);
  await expect(officer.getByLabel('Kicker', { exact: true })).toHaveValue('کونسل');
  await expect(officer.getByLabel('Telephone of contact 1')).toHaveValue('۰۵۱ ۵۵۵۰۱۰۰');
  await expect(officer.getByLabel('Telephone of contact 1')).toHaveCSS('direction', 'ltr');
  await expect(officer.getByRole('textbox', { name: 'Notes to editors' })).toHaveCSS('direction', 'rtl');
  const editor = await another('editor');
  await editor.goto(await publish(admin, officer, editor));
  const telephone = editor.getByRole('link', { name: '۰۵۱ ۵۵۵۰۱۰۰' });
  await expect(telephone).toHaveAttribute('href', 'tel:0515550100');
  await expect(telephone).toHaveCSS('direction', 'ltr');
  await expect(editor.getByRole('heading', { name: 'رابطہ' })).toBeVisible();
  await expect(editor.getByRole('heading', { name: 'مدیران کے لیے نوٹ' })).toBeVisible();
  await expectAccessible(editor);
});
