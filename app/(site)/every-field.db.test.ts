// What a release says stands in each of its forms, field by field. A field that is new in the text
// and missing in a form fails here.
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetOf } from '#components/site/forms/sheet.ts';
import { wordFileOf } from '#components/site/forms/word-file.ts';
import { getPage } from '#lib/site/queries.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { textParts } from '#lib/text/parts-rules.ts';
import { makeDraft, makeOffice, makePublished } from '#test/factories.ts';
import { openSite } from './fixtures/site.ts';

/** Words of each field that stand nowhere else. Files are held by tests of their own. */
const fields = {
  kicker: 'Kicker of basalt',
  headline: 'Headline of cedar',
  subheadlines: ['Line of flint'],
  dateline: 'Islamabad: November 23, 2021',
  body: documentOf(['Paragraph of granite.']),
  endMark: '*-*-*-*-*',
  contacts: [
    { name: 'Name of hazel', role: 'Role of iron', telephone: '+92 51 555 0100', email: 'press@demo.example' },
  ],
  notes: documentOf(['Note of jasper.']),
};
const wordsOf: Record<keyof typeof fields, string[]> = {
  kicker: ['Kicker of basalt'],
  headline: ['Headline of cedar'],
  subheadlines: ['Line of flint'],
  dateline: ['Islamabad:', 'November 23, 2021'],
  body: ['Paragraph of granite.'],
  endMark: ['*-*-*-*-*'],
  contacts: ['Name of hazel', 'Role of iron', '+92 51 555 0100', 'press@demo.example'],
  notes: ['Note of jasper.'],
};

let site: Awaited<ReturnType<typeof openSite>>;
const forms: Record<string, string> = {};

const textOfWord = async (bytes: Uint8Array) => {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return xml.replace(/<[^>]+>/g, '');
};

beforeAll(async () => {
  const { place, officer, editor } = await makeOffice();
  const { path } = await makePublished(officer, editor, await makeDraft(officer, place, fields));
  site = await openSite();
  const source = await getPage(path, null);
  if (!source) throw new Error(`nothing at ${path}`);
  const task = { ...source, origin: 'http://localhost' };
  const body = async (address: string) => (await site.ask(address)).body;
  forms.page = await body(path);
  forms['plain text'] = await body(`${path}.txt`);
  forms.ninjs = await body(`${path}.json`);
  forms['Atom feed'] = await body('/feeds/all.atom');
  forms['JSON feed'] = await body('/feeds/all.json');
  forms.sheets = JSON.stringify(sheetOf(task, null));
  forms['Word file'] = await textOfWord(await wordFileOf(task));
});
afterAll(() => site.close());

test('every field of a text is held here', () => {
  expect(Object.keys(fields).toSorted()).toEqual(textParts.filter((name) => name !== 'attachments').toSorted());
});

test.each(['page', 'plain text', 'ninjs', 'Atom feed', 'JSON feed', 'sheets', 'Word file'])(
  'the %s says every field',
  (form) => {
    const missing = Object.entries(wordsOf).flatMap(([name, words]) =>
      words.filter((one) => !forms[form]?.includes(one)).map((one) => `${name}: ${one}`),
    );
    expect(missing).toEqual([]);
  },
);
