// Files that belong to a release: attached by an officer, looked at and approved by an editor, fetched by readers.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, expectStored, test } from './harness/test.ts';

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

test('a file is nobody’s to see without a session, nor to a reader who guesses its address', async ({
  request,
  admin,
}) => {
  const { rows } = await admin.query('SELECT release_id, sha256 FROM newsroom.file LIMIT 1');
  const [file = { release_id: '00000000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) }] = rows;
  const answer = await request.get(`/api/files/${file.release_id}/${file.sha256}`);
  expect([answer.status(), await answer.text()]).toEqual([401, expect.stringContaining('You are signed out')]);
});
