// E-mail with a real mail server: a forgotten password, from the sign-in page to the e-mail and
// back, and an e-mail that the server refuses.
import { MailSink, withoutTls } from '#test/harness/mail-sink.ts';
import { expect, test as demonstration } from '#test/harness/test.ts';

const test = demonstration.extend<object, { sink: MailSink }>({
  sink: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it
    async ({}, use) => {
      const sink = await MailSink.start(withoutTls);
      await use(sink);
      await sink.stop();
    },
    { scope: 'worker' },
  ],
  settings: [async ({ sink }, use) => use({ SMTP_URL: sink.url, SMTP_TLS: 'optional' }), { scope: 'worker' }],
});

const email = 'auditor@demo.example';
const newPassword = 'ink paper folio rule';

/** The link in an e-mail, whose long lines are broken as quoted-printable breaks them. */
const linkIn = (text: string) =>
  /http:\S+\/desk\/password\?code=[\w-]+/.exec(text.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[0] ?? '';

test('a forgotten password is replaced by a link in an e-mail, once and in time', async ({
  page,
  sink,
  admin,
  expectAccessible,
}) => {
  const ask = async (address: string) => {
    await page.goto('/desk/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('status')).toHaveText(
      `If ${address} has an account here, an e-mail with a link is on its way. The link works once, for half an hour.`,
    );
  };
  const arrived = async (count: number) => {
    await expect.poll(() => sink.mails.length).toBe(count);
    expect(sink.mails.at(-1)?.to).toEqual([email]);
    return linkIn(sink.mails.at(-1)?.text ?? '');
  };

  // The answer to an unknown address is the same, and its delivery goes without an e-mail.
  await ask('nobody@demo.example');
  await expectAccessible(page);
  const waiting = () => admin.query('SELECT 1 FROM newsroom.delivery').then(({ rowCount }) => rowCount);
  await expect.poll(waiting).toBe(0);
  expect(sink.mails).toEqual([]);

  await ask(email);
  const late = await arrived(1);
  const earlier = (column: string) => `${column} = ${column} - interval '30 minutes'`;
  await admin.query(`UPDATE newsroom.account_link SET ${earlier('created_at')}, ${earlier('expires_at')}`);
  await page.goto(late);
  await expect(page.getByText('This link is too old. Ask for another.')).toBeVisible();
  await expectAccessible(page);

  await ask(email);
  const link = await arrived(2);
  await page.goto(link);
  await page.getByLabel('New password').fill(newPassword);
  await page.getByRole('button', { name: 'Set this password' }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(newPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'Auditor', exact: true })).toBeVisible();

  await page.goto(link);
  await expect(page.getByText('This link was used before, and works once.')).toBeVisible();
});

test('an open screen of an administrator shows at once that an e-mail failed', async ({ page, sink, another }) => {
  const administrator = await another('admin');
  await administrator.goto('/desk');
  const bell = administrator.getByRole('banner').getByRole('link', { name: /^Notices/ });
  await expect(bell).toHaveAccessibleName('Notices');
  sink.refuse = () => 550;
  await page.goto('/desk/password');
  await page.getByLabel('E-mail address').fill('officer@demo.example');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(bell).toHaveAccessibleName('Notices, 1 unread');
  await bell.click();
  await expect(
    administrator
      .getByRole('main')
      .getByRole('link', { name: /e-mail/ })
      .first(),
  ).toBeVisible();
});
