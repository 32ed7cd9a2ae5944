// A text from a mail: what is doubtful is asked beside its field, and nothing is lost.
import { expect, expectStored, test } from '#test/harness/test.ts';

const mail = `From: press@demo.example
Subject: A quay is opened

Press release 2026-41
NEW BERTHS
A quay is opened

ISLAMABAD (03/04/2026) – The quay was opened today by the office, which had built it in a year.

ENDS
`;

test('a mail is pasted: a digit chooses headline and date, and the left-out lines go into the text', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  await page.getByLabel('Series').selectOption('pr');
  await page.getByLabel('Release text').fill(mail);
  await page.getByRole('button', { name: 'Start release' }).click();

  const headline = page.getByRole('group', { name: 'Which is the headline' });
  await expect(headline.getByRole('button')).toHaveCount(3);
  await expectAccessible(page);
  await headline.getByRole('button').first().focus();
  await page.keyboard.press('3');
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('A quay is opened');
  await expect(page.getByLabel('Headline', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Kicker', { exact: true })).toHaveValue('NEW BERTHS');
  await expect(headline).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'The headline is: A quay is opened' })).toHaveCount(1);

  await page.getByRole('group', { name: 'How is this date meant?' }).getByRole('button').first().focus();
  await page.keyboard.press('2');
  await expect(page.getByLabel('Dateline')).toHaveValue('ISLAMABAD: April 3, 2026');

  const notice = page.getByRole('region', { name: 'Read from the text that was brought in' });
  await notice.getByText('2 lines were left out').click();
  await expect(notice.getByText('Subject: A quay is opened')).toBeVisible();
  await notice.getByRole('button', { name: 'Put into the text' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Subject: A quay is opened');
  await expectStored(admin, 'Subject: A quay is opened');
  await page.reload();
  await expect(page.getByLabel('Dateline')).toHaveValue('ISLAMABAD: April 3, 2026');
  await expect(page.getByRole('group', { name: /headline|date/ })).toHaveCount(0);
  await expect(notice).toHaveCount(0);
});
