// Files that belong to a release. An officer attaches them, an editor opens and approves them, and
// readers fetch them.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { command } from '#test/harness/command.ts';
import { expect, expectStored, test } from '#test/harness/test.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const table = Buffer.from('month,tonnes\nNovember,12\n');
const newer = Buffer.from('month,tonnes\nDecember,13\n');
const sheet = [
  'Demonstration: a release with annexures',
  'Islamabad: November 23, 2026',
  '',
  'The first paragraph of the demonstration, which is written in the language of the release.',
  '*-*-*-*-*',
  '',
].join('\n');

// Other stories check the next numbers of the other series, so this one adds its own.
test.beforeAll(({ pressmark }) =>
  command(pressmark.data, 'series', 'add', 'annex', '--label', 'Annex {n}', '--period', 'none'),
);

test('an officer attaches two files, an editor opens them and publishes, and readers fetch them below the release', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await signIn(officer, 'officer');
  await officer.goto('/desk/new');
  await officer.getByLabel('Series').selectOption('annex');
  await officer.getByLabel('Release text').fill(sheet);
  await officer.getByRole('button', { name: 'Start release' }).click();
  await officer.waitForURL(/\/desk\/releases\//);
  const part = officer.getByRole('region', { name: 'Attachments' });
  await part.getByLabel('Attach files').setInputFiles([
    { name: 'Annexure A (final).pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'imports.csv', mimeType: 'text/csv', buffer: table },
    { name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  await expect(part.getByRole('alert')).toContainText('“program.exe” is of a kind that is not taken');
  await expect(part.getByLabel('Title of attachment 1')).toHaveValue('Annexure A (final)');
  await part.getByLabel('Title of attachment 2').fill('Imports by month');
  await part.getByRole('button', { name: 'Move “Imports by month” up' }).click();
  await expect(part.getByLabel('Title of attachment 1')).toHaveValue('Imports by month');
  await part
    .getByLabel('Replace “Imports by month”')
    .setInputFiles({ name: 'newer table.csv', mimeType: 'text/csv', buffer: newer });
  await expectStored(admin, createHash('sha256').update(newer).digest('hex'));
  await expect(part.getByLabel('Title of attachment 1')).toHaveValue('Imports by month');
  await expect(part.getByRole('link', { name: 'CSV imports.csv' })).toBeVisible();
  await expectAccessible(officer);
  const address = officer.url();
  await officer.reload();
  await expect(part.getByLabel('Title of attachment 1')).toHaveValue('Imports by month');
  await officer.getByRole('button', { name: 'Submit for review' }).click();
  await expect(officer.getByText('Submitted for review: the text stands still')).toBeVisible();

  const editor = await another('editor');
  await editor.goto(address);
  const read = editor.getByRole('region', { name: 'Attachments' });
  await expect(read.getByRole('listitem')).toContainText(['Imports by month', 'Annexure A (final)']);
  const opened = await editor.request.get(
    String(await read.getByRole('link', { name: /annexure-a-final\.pdf/ }).getAttribute('href')),
  );
  expect([opened.status(), (await opened.body()).equals(pdf)]).toEqual([200, true]);
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Approve this revision' }).click();
  await editor.getByRole('button', { name: /^Publish as / }).click();
  await editor.getByRole('button', { name: 'Publish now' }).click();
  const toPage = editor.getByRole('link', { name: 'Open the public page' });
  await toPage.click();

  const attached = editor.getByRole('region', { name: 'Attachments' });
  await expect(attached.getByRole('listitem')).toContainText(['CSV, 25 byte', 'PDF, ']);
  await expectAccessible(editor);
  const downloading = editor.waitForEvent('download');
  await attached.getByRole('link', { name: 'Imports by month' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('imports.csv');
  expect((await readFile(await download.path())).equals(newer)).toBe(true);
});

test('an officer who submits while a file is on its way submits the text with the file', async ({
  page,
  signIn,
  admin,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Release text').fill(sheet);
  await page.getByRole('button', { name: 'Start release' }).click();
  await page.waitForURL(/\/desk\/releases\//);
  const part = page.getByRole('region', { name: 'Attachments' });
  const arriving = Promise.withResolvers<void>();
  await page.route('**/api/files/**', async (route) => {
    await arriving.promise;
    await route.continue();
  });
  await part.getByLabel('Attach files').setInputFiles({ name: 'late.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(part.getByRole('status')).toHaveText('Sending late.pdf …');
  await page.getByLabel('Headline', { exact: true }).fill('Demonstration: written while a file was on its way');
  await expectStored(admin, 'written while a file was on its way');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByRole('button', { name: 'Submit for review' })).toHaveAttribute('aria-disabled', 'true');
  arriving.resolve();
  await expect(page.getByText('Submitted for review: the text stands still')).toBeVisible();
  await expect(part.getByRole('link', { name: 'PDF late.pdf' })).toBeVisible();
});

test('a file that does not arrive stops the submission, and says what to do', async ({ page, signIn }) => {
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Release text').fill(sheet);
  await page.getByRole('button', { name: 'Start release' }).click();
  await page.waitForURL(/\/desk\/releases\//);
  const arriving = Promise.withResolvers<void>();
  await page.route('**/api/files/**', async (route) => {
    await arriving.promise;
    await route.abort();
  });
  const part = page.getByRole('region', { name: 'Attachments' });
  await part.getByLabel('Attach files').setInputFiles({ name: 'lost.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('button', { name: 'Submit for review' }).click();
  arriving.resolve();
  await expect(page.getByText('A file that you attached did not arrive, so nothing else was done.')).toBeVisible();
  await expect(part.getByRole('alert')).toContainText('“lost.pdf” did not arrive');
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('Submitted for review: the text stands still')).toBeVisible();
});

test('nobody reads or sends a file without a session, or sends one from another site', async ({
  page,
  pressmark,
  signIn,
  admin,
}) => {
  const { rows } = await admin.query('SELECT release_id, sha256 FROM newsroom.file LIMIT 1');
  const [file = { release_id: '00000000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) }] = rows;
  const address = `/api/files/${file.release_id}`;
  const read = () => page.request.get(`${address}/${file.sha256}/annexure.pdf`);
  const send = (origin: string) =>
    page.request.post(`${address}?name=a.txt`, {
      data: table,
      headers: { origin, 'content-type': 'application/octet-stream' },
    });
  const here = pressmark.url;
  expect([(await read()).status(), await (await read()).text()]).toEqual([401, expect.stringContaining('signed out')]);
  expect([(await send(here)).status(), (await (await send(here)).json()).reasons[0].code]).toEqual([401, 'signed-out']);
  await signIn(page, 'officer');
  const other = await send('https://elsewhere.demo.example');
  expect([other.status(), (await other.json()).reasons[0].code]).toEqual([403, 'other-site']);
  expect([200, 404, 409]).toContain((await send(here)).status());
});
