// Files that bring their words: a Word file on the page for a new release and on a draft's text.
// Any other file that is dropped there becomes an attachment.
import type { Locator } from '@playwright/test';
import { expect, expectStored, test } from '#test/harness/test.ts';
import { wordFile, wordNumbering, wordParagraph, wordRun } from '#test/harness/word-file.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const item = (text: string, level: number) =>
  wordParagraph(wordRun(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const row = (...cells: string[]) =>
  `<w:tr>${cells.map((text) => `<w:tc>${wordParagraph(wordRun(text))}</w:tc>`).join('')}</w:tr>`;
const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1">${wordParagraph(wordRun('INTERNAL: ask first'))}</w:comment></w:comments>`;

const release = () =>
  wordFile(
    [
      ...['PR No.12', 'Demonstration: a release from Word', 'Islamabad: November 23, 2026'].map((text) =>
        wordParagraph(wordRun(text)),
      ),
      wordParagraph(
        wordRun('The office ') +
          wordRun('opens', '<w:b/>') +
          wordRun(' at noon.') +
          '<w:r><w:commentReference w:id="1"/></w:r>',
      ),
      item('Third', 0),
      item('Inner', 1),
      `<w:tbl>${row('Region', 'Sites')}${row('North', '12')}</w:tbl>`,
      wordParagraph(wordRun('*-*-*-*-*')),
    ].join(''),
    { ...wordNumbering, 'word/comments.xml': comment },
  );

type Dropped = { name: string; type: string; bytes: Buffer };

/** Lets files go over a place, as a file manager does. */
async function dropOn(target: Locator, files: Dropped[]) {
  const all = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
  const dataTransfer = await target.page().evaluateHandle((sent) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of sent)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }));
    return transfer;
  }, all);
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const place = { clientX: x + width / 2, clientY: y + height / 2, dataTransfer };
  await target.dispatchEvent('dragover', place);
  await target.dispatchEvent('drop', place);
}

test('a Word file becomes a release with its lists, tables and letters, another one stands in its text, and a picture becomes an attachment', async ({
  page,
  signIn,
  admin,
  expectAccessible,
}) => {
  test.slow();
  await signIn(page, 'officer');
  await page.goto('/desk/new');
  const field = page.getByLabel('Release text');
  await page
    .getByLabel('Text file or Word file')
    .setInputFiles({ name: 'broken.docx', mimeType: word, buffer: Buffer.from('PK\u0003\u0004 no more') });
  await expect(page.getByText('“broken.docx” is no Word file that can be read')).toBeVisible();
  await expect(field).toHaveValue('');
  await dropOn(field, [{ name: 'release.docx', type: word, bytes: await release() }]);
  await expect(page.getByText('release.docx is read.')).toBeVisible();
  await expect(field).toHaveValue(/noon\.\n\n3\. Third\n {3}a\. Inner\n\nRegion\tSites\nNorth\t12/);
  const line = page.getByText('Left out: 1 comment.');
  await line.click();
  await expect(page.getByText('INTERNAL: ask first')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start release' }).click();

  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('Demonstration: a release from Word');
  await expect(page.getByLabel('End mark')).toHaveValue('*-*-*-*-*');
  await expect(text.locator('strong')).toHaveText('opens');
  await expect(text.locator('ol[start="3"] ol[type="a"] li')).toHaveText('Inner');
  await expect(text.locator('td')).toHaveText(['Region', 'Sites', 'North', '12']);
  await expect(text).not.toContainText('INTERNAL');

  await page.reload();
  const notice = page.getByRole('region', { name: 'Read from the text that was brought in' });
  await notice.getByText('Left out: 1 comment.').click();
  await expect(notice.getByText('INTERNAL: ask first')).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole('button', { name: 'Seen' }).click();
  await expect(notice).toHaveCount(0);

  const more = await wordFile(wordParagraph(wordRun('From ') + wordRun('another', '<w:i/>') + wordRun(' file.')));
  await dropOn(text.getByText('The office opens at noon.'), [{ name: 'more.docx', type: word, bytes: more }]);
  await expect(page.getByRole('status').getByText('The words of more.docx stand in the text.')).toBeVisible();
  await expect(text.locator('p').nth(1)).toHaveText('From another file.');
  await expect(text).toBeFocused();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await dropOn(text.getByText('The office opens at noon.'), [
    { name: 'program.exe', type: 'application/octet-stream', bytes: Buffer.from('MZ') },
    { name: 'opening.png', type: 'image/png', bytes: png },
  ]);
  await expect(page.getByRole('status').getByText('opening.png is attached.')).toBeVisible();
  await expect(page.getByRole('alert').getByText('“program.exe” is of a kind that is not taken')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Attachments' }).getByLabel('Title of attachment 1')).toHaveValue(
    'opening',
  );
  await expect(text).toBeFocused();
  await expectAccessible(page);
  await expectStored(admin, 'opening.png');
  // Undo goes back through the whole draft: the attachment first, then the words of the file.
  await page.keyboard.press('Control+z');
  await expect(page.getByLabel('Title of attachment 1')).toHaveCount(0);
  await expect(text).toContainText('From another file.');
  await text.focus();
  await page.keyboard.press('Control+z');
  await expect(text).not.toContainText('another');
});
