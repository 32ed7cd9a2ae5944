// Several approved releases become public at one moment, all of them or none.
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';
import { typeDate, typeTime } from './pickers.ts';
import { approvedCorrection } from './rail.ts';

type Published = { id: string; path: string; label: string };

/** Two releases of the desk. No other story touches them. */
async function twoPublished(admin: Pool): Promise<[Published, Published]> {
  const { rows } = await admin.query(
    `SELECT id, path, label FROM pub.release WHERE language = 'en' AND state = 'published' AND edition = 1
        AND desk_name LIKE 'United Nations%' ORDER BY published_at DESC OFFSET 70 LIMIT 2`,
  );
  return rows as [Published, Published];
}

test('an editor bundles two corrections, puts them in order by keyboard, sets a time, takes it back and publishes both at once', async ({
  page: officer,
  signIn,
  another,
  admin,
  request,
  expectAccessible,
}) => {
  test.slow();
  const [first, second] = await twoPublished(admin);
  const headlines = ['Demonstration: hours of the first notice', 'Demonstration: hours of the second notice'] as const;
  await signIn(officer, 'officer');
  const editor = await another('editor');
  await approvedCorrection(officer, editor, admin, first.id, headlines[0]);
  await approvedCorrection(officer, editor, admin, second.id, headlines[1]);

  await editor.goto('/desk/bundles');
  await editor.getByRole('button', { name: 'New bundle…' }).click();
  const form = editor.getByRole('form', { name: 'New bundle' });
  await form.getByLabel('Name').fill('Two notices');
  await form.getByRole('checkbox', { name: headlines[1] }).check();
  await form.getByRole('checkbox', { name: headlines[0] }).check();
  await expectAccessible(editor);
  await form.getByRole('button', { name: 'Make a bundle of 2' }).click();
  const bundle = editor.getByRole('listitem').filter({ has: editor.getByRole('heading', { name: 'Two notices' }) });
  const texts = bundle.getByRole('list').getByRole('listitem');
  await expect(texts).toHaveText([new RegExp(headlines[1]), new RegExp(headlines[0])]);

  await test.step('the order is changed by keyboard', async () => {
    await bundle.getByRole('button', { name: `Up: ${headlines[0]}` }).focus();
    await editor.keyboard.press('Enter');
    await expect(texts).toHaveText([new RegExp(headlines[0]), new RegExp(headlines[1])]);
    await expect(bundle.getByRole('status').last()).toContainText('is number 1 of 2 now');
  });

  await test.step('a time is set and taken back', async () => {
    await bundle.getByRole('button', { name: 'Schedule…' }).click();
    await typeDate(bundle, 'Date', '2037-12-01');
    await typeTime(bundle, 'Time', '10:30');
    await expectAccessible(editor);
    await bundle.getByRole('button', { name: 'Schedule for this moment' }).click();
    await expect(bundle.getByText('Scheduled: 1 Dec 2037, 10:30 Karachi time (UTC+5)')).toBeVisible();
    await bundle.getByRole('button', { name: 'Take the schedule back' }).click();
    await expect(bundle.getByText('Not scheduled.')).toBeVisible();
  });

  await test.step('both become public at once, and neither is public before', async () => {
    for (const { path } of [first, second])
      expect(await (await request.get(path)).text()).not.toContain('Demonstration: hours of');
    await bundle.getByRole('button', { name: 'Publish now…' }).click();
    await bundle.getByRole('button', { name: 'Publish 2 now' }).click();
    await expect(bundle).toHaveCount(0);
    await expect(editor.getByText(`Published: ${first.label}, ${second.label}.`)).toBeFocused();
    for (const [at, { path }] of [first, second].entries())
      await expect(async () => expect(await (await request.get(path)).text()).toContain(headlines[at])).toPass();
    // Both share a millisecond. Only the microseconds differ, and they hold the order.
    const { rows } = await admin.query(
      "SELECT count(DISTINCT date_trunc('milliseconds', published_at)) AS moments, count(*) AS editions FROM pub.edition WHERE edition = 2 AND release_id = ANY ($1)",
      [[first.id, second.id]],
    );
    expect(rows).toEqual([{ moments: '1', editions: '2' }]);
  });
});
