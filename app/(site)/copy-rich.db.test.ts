// A text with everything that a text can have comes back unchanged in each form, in each state.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import type { Doc, DocNode } from '#lib/core/document.ts';
import { withdraw } from '#lib/site/fixtures/public-rows.ts';
import { makeDraft, makeOffice, makePublished } from '#test/factories.ts';
import { Client } from 'pg';
import { formMaker } from './_answers/forms.ts';
import { sendCopy } from './fixtures/send-copy.ts';
import { openSite } from './fixtures/site.ts';

const text = (words: string, ...marks: DocNode['marks'] & object): DocNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const link = (href: string) => ({ type: 'link', attrs: { href } });
const block = (type: string, content: DocNode[], attrs?: Record<string, unknown>): DocNode => ({
  type,
  content,
  ...(attrs ? { attrs } : {}),
});
const paragraph = (...content: DocNode[]) => block('paragraph', content);
const item = (...content: DocNode[]) => block('listItem', content);
const cell = (words: string) => block('tableCell', [paragraph(text(words))]);

const body: Doc = {
  type: 'doc',
  content: [
    block('heading', [text('What changes')], { level: 2 }),
    paragraph(
      text('The gardens open at 8, says the '),
      text('order of the commission', link('https://law.example/orders/2026?part=4&line=7')),
      text(', on 40 m'),
      text('2', { type: 'superscript' }),
      text(' and '),
      text('not', { type: 'bold' }),
      text(' at “nine”.'),
    ),
    block('bulletList', [
      item(
        paragraph(text('the northern gate')),
        block('orderedList', [item(paragraph(text('its left wing'))), item(paragraph(text('its right wing')))], {
          start: 3,
          type: null,
        }),
      ),
      item(paragraph(text('the southern gate'))),
    ]),
    block('blockquote', [
      paragraph(text('We begin early, since the days are short.')),
      block('attribution', [text('A Gardener')], { part: 'speaker' }),
      block('attribution', [text('Head of gardens')], { part: 'role' }),
    ]),
    { type: 'horizontalRule' },
    block('table', [
      block('tableRow', [cell('Gate'), cell('Opens')]),
      block('tableRow', [cell('North'), cell('8:00')]),
    ]),
    paragraph(text('Write to '), text('the office', link('mailto:gardens@demo.example')), text('.')),
  ],
};
const fields = {
  kicker: 'Commission of Gardens',
  headline: 'GARDENS OPEN — AN HOUR EARLIER',
  subheadlines: ['Children pay 50 rupees', 'Schools pay nothing'],
  dateline: 'Islamabad: November 23, 2026',
  body,
  contacts: [
    { name: 'The press desk', role: 'Officer', telephone: '+92 51 555 0100', email: 'press@demo.example' },
    { name: 'Duty officer', role: '', telephone: '1234567', email: '' },
  ],
  notes: {
    type: 'doc',
    content: [paragraph(text('A map is '), text('here', link('https://maps.example/gardens')), text('.'))],
  } as Doc,
};

let site: Awaited<ReturnType<typeof openSite>>;
const paths: Record<string, string> = {};
const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let reader = 0;

beforeAll(async () => {
  process.env.PRESSMARK_PROXIES = '1';
  await admin.connect();
  const { place, officer, editor } = await makeOffice();
  const publish = async (actor: Actor) =>
    (await makePublished(actor, editor, await makeDraft(officer, place, fields))).path;
  paths.published = await publish(officer);
  paths.withdrawn = await publish(officer);
  await withdraw(admin, paths.withdrawn, true);
  site = await openSite();
});
afterAll(async () => {
  formMaker.close();
  await site.close();
  await admin.end();
});

const check = async (what: Parameters<typeof sendCopy>[1]) =>
  sendCopy(site, what, { headers: { 'x-forwarded-for': `10.1.0.${++reader}` } });

test.each(['.txt', '.json', '.docx', '.pdf'])('%s', async (ending) => {
  for (const [state, path] of Object.entries(paths)) {
    const { bytes } = await site.ask(path + ending);
    const { statement, body: page } = await check({ file: { name: `x${ending}`, bytes } });
    expect([statement, page.match(/<(?:ins|del)[\s\S]{0,200}/g)?.slice(2)]).toEqual([
      `${state === 'withdrawn' ? 'Withdrawn. ' : ''}This is PR No.${path.split('/').at(-1)}, edition 1, unchanged.`,
      undefined,
    ]);
  }
});

test('its plain text, pasted; and an address of a link that was changed is a difference', async () => {
  const { body: plain } = await site.ask(`${paths.published}.txt`);
  const pasted = await check({ text: plain });
  expect(pasted.statement).toMatch(/^This is PR No\.\d+, edition 1, unchanged\.$/);
  const { bytes } = await site.ask(`${paths.published}.txt`);
  const altered = await check({ text: bytes.toString('utf8').replace('line=7', 'line=8') });
  expect(altered.statement).toMatch(/^This is not PR No/);
});
