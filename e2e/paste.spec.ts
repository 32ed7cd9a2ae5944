// A paste brings everything that its source shows, and nothing else. The page has the newsroom's
// policy for styles.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '#test/harness/test.ts';
import { generatedSource } from './paste/generate.ts';
import { type PastePages, pastePages } from './paste/pages.ts';

const folder = new URL('./paste/fixtures/', import.meta.url);
const source = (name: string) => readFileSync(new URL(`${name}.html`, folder), 'utf8');
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  { html: string; line: string }
>;

let pages: PastePages;
test.beforeAll(async ({ browser }) => {
  pages = await pastePages(browser);
});
test.afterAll(() => pages.page.context().close());

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -5)))
  test(`a paste from ${name} looks as it does there, and one line names what it could not bring`, async () => {
    const { html, line } = await pages.landed(source(name));
    expect({ html, line }).toEqual(expected[name]);
  });

const words = (text: string) => text.split(/\s+/).filter(Boolean);

test('a paste brings every word that its source shows, and no other', async () => {
  test.slow();
  // `npm run fuzz -- paste` tries a thousand.
  for (let seed = 1; seed <= 60; seed++) {
    const html = generatedSource(seed);
    const landed = await pages.landed(html);
    expect(words(landed.words), `seed ${seed}: ${html}`).toEqual(words(await pages.shown(html)));
  }
});

test('what cannot be kept is named, and what can be kept is not', async () => {
  const named = async (html: string) =>
    (await pages.landed(html)).losses.map(({ kind, words: lost }) => `${kind}: ${lost}`);
  const list = (style: string) => `<ol style="list-style-type:${style}" start=2><li>Second</ol>`;
  expect(await named(list('lower-greek'))).toEqual(['numbering: Second']);
  expect(await named(list('upper-roman') + list('lower-alpha') + list('decimal') + list('disc'))).toEqual([]);
  expect(await named('<ul><li><h3>Heading</h3>Text</ul>')).toEqual(['heading: Heading']);
  expect(await named('<a href="annex.html">annex</a> <a href="#top">top</a>')).toEqual(['link: annex (annex.html)']);
  expect(await named('<img src="/a.png" alt="The site"><img src="/b.png" alt="✅">')).toEqual(['picture: The site']);
  expect(await named('<table><tr><td>a<td><table><tr><td>b<td>c</table></table>')).toEqual(['table: abc']);
  expect(await named('<p>1<sup>[1]</sup><hr><div style="mso-element:footnote">[1] Note</div>')).toEqual([
    'note: [1] Note',
  ]);
  expect(await named('<del>struck</del> <s>too</s> <del cite="#">gone</del>')).toEqual(['deletion: gone']);
});

test('a table stays a table when a cell spans more columns than there are', async () => {
  const row = (n: number) => `<tr>${'<td>x</td>'.repeat(n)}</tr>`;
  const wide = await pages.landed(`<table><tr><td colspan=60>All</td></tr>${row(2)}</table>`);
  expect(wide.html).toContain('<td colspan="2"><p>All</p></td>');
  const wider = await pages.landed(`<table><tr><td colspan=1000>All</td></tr>${row(60)}</table>`);
  expect(words(wider.words)).toHaveLength(61);
});

test('a paste loads nothing and runs nothing', async () => {
  const requests: string[] = [];
  pages.page.on('request', (request) => requests.push(request.url()));
  await pages.landed(
    `<link rel=stylesheet href=/x.css><style>@import "/y.css"; p{background:url(/a.png)}</style><p style="background:url('/b.png')" onclick="x()">a<img src=/c.png onerror="document.title='taken'"><iframe src=/d></iframe><script>document.title='taken'</script><svg><image href=/e.png /></svg><video src=/f poster=/g></video></p>`,
  );
  await pages.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(requests).toEqual([]);
  expect(await pages.page.title()).toBe('');
  expect(await pages.page.locator('iframe').count()).toBe(0);
});
