// A reader takes a release away in each of its forms, and finds the text in it.
import { expect, test } from '#test/harness/test.ts';
import { wordsOf } from '#test/leaks/reader.ts';

const sample = '/releases/pr/2021/11/197';
const forms = { PDF: 'application/pdf', Word: 'wordprocessingml', 'plain text': 'text/plain', 'data (JSON)': 'json' };

test('a reader downloads PDF, Word file, plain text and data from a release’s page, and finds its text in each', async ({
  page,
  pressmark,
}) => {
  await page.goto(sample);
  const headline = await page.getByRole('heading', { level: 1 }).textContent();
  const paragraph = await page.getByRole('article').locator('.document-text p').first().textContent();
  // What is drawn in a PDF has no spaces, and hyphens where a line ends.
  const bare = (text: string | null) => String(text).replace(/[\s-]+/g, '');
  const margin = page.getByRole('complementary', { name: 'About this release' });
  for (const [name, type] of Object.entries(forms)) {
    const href = await margin.getByRole('link', { name, exact: true }).getAttribute('href');
    const answer = await page.request.get(pressmark.url + href);
    expect([name, answer.status()]).toEqual([name, 200]);
    expect(answer.headers()['content-type']).toContain(type);
    const words = await wordsOf({
      status: 200,
      head: [],
      type: String(answer.headers()['content-type']),
      body: await answer.body(),
    });
    const said = bare(type === 'wordprocessingml' ? words.replace(/<[^>]+>/g, '') : words);
    for (const part of [headline, paragraph?.split('. ')[0] ?? '']) expect.soft(said).toContain(bare(part));
  }
});
