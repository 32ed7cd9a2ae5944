// An editor sets a time for an approved text. At that time it becomes public by itself.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';
import { typeDate, typeTime } from './pickers.ts';
import { approvedCorrection, rail, state } from './rail.ts';

async function published(admin: Pool, label: string) {
  const { rows } = await admin.query(
    `SELECT id, path, headline FROM pub.release WHERE label = $1 AND language = 'en' AND period <> '2021-11' ORDER BY published_at DESC LIMIT 1`,
    [label],
  );
  return rows[0] as { id: string; path: string; headline: string };
}

const schedule = (page: Page) => rail(page).getByRole('form', { name: 'Schedule' });

async function typeMoment(page: Page, date: string, time: string) {
  await typeDate(schedule(page), 'Date', date);
  await typeTime(schedule(page), 'Time', time);
}

test('an editor schedules a release in the house’s zone, takes it back, schedules again, and it becomes public by itself', async ({
  page: officer,
  signIn,
  another,
  admin,
  request,
  expectAccessible,
}) => {
  test.slow();
  const headline = 'Demonstration: corrected at a time that was set';
  const { id, path } = await published(admin, 'PR No.157');
  await signIn(officer, 'officer');
  const editor = await another('editor');
  await approvedCorrection(officer, editor, admin, id, headline);

  await test.step('the moment is shown in both zones before it is set', async () => {
    await rail(editor).getByRole('button', { name: 'Schedule…' }).click();
    await expect(schedule(editor).getByRole('button', { name: 'Schedule for this moment' })).toBeDisabled();
    await typeMoment(editor, '2037-12-01', '00:30');
    await expect(schedule(editor).getByText('1 Dec 2037, 00:30 Karachi time (UTC+5)')).toBeVisible();
    await expect(schedule(editor).getByText('30 Nov 2037, 19:30 UTC')).toBeVisible();
    await expectAccessible(editor);
    await schedule(editor).getByRole('button', { name: 'Schedule for this moment' }).click();
    await state(editor, 'Scheduled');
    await expect(rail(editor).getByText('1 Dec 2037, 00:30 Karachi time (UTC+5)')).toBeVisible();
    await expect(rail(editor).getByText(/30 Nov 2037, 19:30 UTC\. Set by Editor\./)).toBeVisible();
    await expectAccessible(editor);
  });

  await test.step('it is taken back and stays approved', async () => {
    await rail(editor).getByRole('button', { name: 'Unschedule' }).click();
    await state(editor, 'Approved');
  });

  await test.step('a time that has passed is refused with the newsroom’s clock', async () => {
    await rail(editor).getByRole('button', { name: 'Schedule…' }).click();
    await typeMoment(editor, '2021-11-23', '10:00');
    await schedule(editor).getByRole('button', { name: 'Schedule for this moment' }).click();
    await expect(rail(editor).getByText(/is not in the future: the newsroom’s clock says/)).toBeVisible();
  });

  await test.step('when its time has come, readers have it', async () => {
    await typeMoment(editor, '2037-12-01', '00:30');
    await schedule(editor).getByRole('button', { name: 'Schedule for this moment' }).click();
    await state(editor, 'Scheduled');
    expect(await (await request.get(path)).text()).not.toContain(headline);
    await admin.query(
      `UPDATE newsroom.draft SET publish_at = clock_timestamp() + interval '1 second' WHERE release_id = $1 AND state = 'scheduled'`,
      [id],
    );
    await expect.poll(async () => (await request.get(path)).text()).toContain(headline);
    await editor.reload();
    await state(editor, 'Published');
    await expect(rail(editor).getByText(/as scheduled for/)).toBeVisible();
  });
});

test('a schedule that cannot be kept stands on the page with its reason', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}, info) => {
  test.slow();
  const { id } = await published(admin, info.project.name === 'phone' ? 'PR No.153' : 'PR No.154');
  await signIn(officer, 'officer');
  // The preparation needs a wide screen. The checks use the screen of the project.
  await officer.setViewportSize({ width: 1440, height: 900 });
  const editor = await another('editor');
  const size = editor.viewportSize();
  await editor.setViewportSize({ width: 1440, height: 900 });
  await approvedCorrection(officer, editor, admin, id, 'Demonstration: too late');
  await rail(editor).getByRole('button', { name: 'Schedule…' }).click();
  await typeMoment(editor, '2037-12-01', '00:30');
  await schedule(editor).getByRole('button', { name: 'Schedule for this moment' }).click();
  await state(editor, 'Scheduled');
  await rail(editor).getByRole('button', { name: 'Withdraw…' }).click();
  await rail(editor).getByLabel('Public reason').fill('Issued in error.');
  await rail(editor)
    .getByRole('button', { name: /^Withdraw PR/ })
    .click();
  await expect(rail(editor).getByRole('button', { name: 'Reinstate…' })).toBeVisible();
  await admin.query(
    `UPDATE newsroom.draft SET publish_at = clock_timestamp() WHERE release_id = $1 AND state = 'scheduled'`,
    [id],
  );
  await expect
    .poll(
      async () =>
        (await admin.query('SELECT 1 FROM newsroom.draft WHERE release_id = $1 AND missed_at IS NOT NULL', [id]))
          .rowCount,
    )
    .toBe(1);
  if (size) await editor.setViewportSize(size);
  await editor.reload();
  if (info.project.name === 'phone')
    await editor.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'State' }).click();
  await state(editor, 'Approved');
  const missed = editor.getByRole('region', { name: 'The schedule was not kept' });
  await expect(missed.getByText(/was withdrawn meanwhile\. Reinstate it first/)).toBeVisible();
  await expectAccessible(editor);
});

test('a local time that clocks skip is refused in words, and one that they show twice is asked about', async ({
  page: officer,
  signIn,
  another,
  admin,
  expectAccessible,
}) => {
  test.slow();
  const { id } = await published(admin, 'PR No.155');
  await signIn(officer, 'officer');
  const editor = await another('editor');
  await approvedCorrection(officer, editor, admin, id, 'Demonstration: at the edge of summer time');
  try {
    await admin.query(`UPDATE newsroom.house SET time_zone = 'America/New_York'`);
    await editor.reload();
    await rail(editor).getByRole('button', { name: 'Schedule…' }).click();
    await typeMoment(editor, '2037-03-08', '02:30');
    await expect(
      schedule(editor).getByText('clocks go from 8 Mar, 02:00 to 8 Mar, 03:00', { exact: false }),
    ).toBeVisible();
    await expect(schedule(editor).getByRole('button', { name: 'Schedule for this moment' })).toBeDisabled();
    await typeMoment(editor, '2037-11-01', '01:30');
    await expect(schedule(editor).getByText(/Clocks show this time twice that night in New York/)).toBeVisible();
    await expectAccessible(editor);
    await schedule(editor)
      .getByLabel(/The second, after clocks are put back/)
      .check();
    await expect(schedule(editor).getByText('1 Nov 2037, 06:30 UTC')).toBeVisible();
    await schedule(editor).getByRole('button', { name: 'Schedule for this moment' }).click();
    await state(editor, 'Scheduled');
    await expect(rail(editor).getByText(/1 Nov 2037, 06:30 UTC/)).toBeVisible();
  } finally {
    await admin.query(`UPDATE newsroom.house SET time_zone = 'Asia/Karachi'`);
  }
});
