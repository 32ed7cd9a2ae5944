// Commands set up the same house as in set-up.spec.ts. The API publishes its first release.
import { command } from '#test/harness/command.ts';
import { setUpAddress, test } from '#test/harness/empty-house.ts';
import { expect } from '#test/harness/test.ts';

test('a house is set up by commands from an empty folder, and its first release is published', async ({
  page,
  pressmark,
  expectAccessible,
}) => {
  const run = (...words: string[]) => command(pressmark.data, ...words);
  await run('house', 'set', '--name', 'Office of Harbour Affairs', '--time-zone', 'Asia/Karachi');
  await run('desk', 'add', 'press', '--name', 'Press desk');
  await run('series', 'add', 'pr', '--label', 'PR No.{n}', '--period', 'month', '--name', 'Press releases');
  await run('series', 'next', 'pr', '197', '--reason', 'The last one was 196.');

  // The page of the set-up shows what the commands did, until there is an administrator.
  await page.goto(setUpAddress(pressmark.output()));
  await expect(page.getByRole('heading', { level: 1, name: 'The first administrator' })).toBeVisible();
  await page.getByRole('button', { name: 'First series' }).click();
  await expect(page.getByText('The next number is PR No.197.')).toBeVisible();
  await expectAccessible(page);
  for (const role of ['admin', 'officer', 'editor'])
    await run('user', 'add', `${role}@office.demo.example`, '--name', role, '--role', role);
  expect((await page.goto(setUpAddress(pressmark.output())))?.status()).toBe(404);

  const token = async (who: string) => (await run('token', 'add', `${who}@office.demo.example`)).token as string;
  const [officer, editor] = [await token('officer'), await token('editor')];
  const post = (path: string, holder: string, version: number | null, data = {}) =>
    page.request.post(`/api/v1${path}`, {
      headers: { Authorization: `Bearer ${holder}`, ...(version ? { 'If-Match': `"${version}"` } : {}) },
      data,
    });
  const text = { series: 'pr', headline: 'Demonstration: the harbour opens', body: 'It opens on Friday.' };
  const created = await post('/releases', officer, null, {
    ...text,
    desk: 'press',
    dateline: 'Karachi: November 28, 2026',
  });
  expect(created.status(), await created.text()).toBe(201);
  const { id } = await created.json();
  await post(`/releases/${id}/submit`, officer, 1);
  await post(`/releases/${id}/approve`, editor, 2);
  const published = await post(`/releases/${id}/publish`, editor, 3);
  expect(await published.json()).toMatchObject({ label: 'PR No.197' });
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText('Office of Harbour Affairs');
  await expect(page.getByRole('link', { name: 'Demonstration: the harbour opens' })).toBeVisible();
});
