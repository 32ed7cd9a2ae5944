// The forms of a release as a reader gets them, on real PostgreSQL as public_app.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive } from '#lib/launch/processes.ts';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { shownInWord } from '#lib/text/word/shown-in-word.ts';
import { formMaker } from './_answers/forms.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const at = (number: number) => `/releases/pr/2021/11/${number}`;
const sheet = (number: number, words: string) =>
  `PR No.${number}\nA headline\nIslamabad: November 23, 2021\n\n${words}\n*-*-*-*-*\n`;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [197, 198, 199, 200])
    await putRelease(admin, {
      number,
      at: '2021-11-23T05:00:00Z',
      headline: `The room opens on Fridays ${number}`,
      text: sheet(number, 'The words of the first paragraph.'),
    });
  const urdu = { headline: 'دفتر جمعے کو کھلتا ہے', text: sheet(197, 'دفتر جمعے کو کھلتا ہے اور شام تک رہتا ہے۔') };
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', ...urdu });
  await correct(admin, at(198), 'The room opens on Thursdays');
  await withdraw(admin, at(199), true);
  await withdraw(admin, at(200), false);
  site = await openSite();
});
afterAll(async () => {
  formMaker.close();
  await site.close();
  await admin.end();
});

describe('every form', () => {
  test.each([
    ['.txt', 'text/plain; charset=utf-8', 'inline; filename="PR-No.197-2021-11.txt"', /^PR No\.197\n/],
    ['.pdf', 'application/pdf', 'inline; filename="PR-No.197-2021-11.pdf"', /^%PDF-1\.7/],
    [
      '.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'attachment; filename="PR-No.197-2021-11.docx"',
      /^PK/,
    ],
    ['.png', 'image/png', 'inline; filename="PR-No.197-2021-11.png"', /PNG/],
  ])('%s has its type, name, language, address and tags', async (ending, type, disposition, begins) => {
    const { status, headers, bytes } = await site.ask(at(197) + ending);
    expect(bytes.subarray(0, 400).toString('latin1')).toMatch(begins);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': disposition,
      'content-language': 'en',
      'accept-ranges': 'bytes',
    });
    expect(headers.link).toMatch(new RegExp(`${at(197)}>; rel="canonical"$`));
    expect(headers.etag).toMatch(/^"[\w-]{20,}"$/);
    expect(headers['cache-tag']).toMatch(/house,release:/);
  });

  test('is the same for whoever asks again, and a part of it can be asked for', async () => {
    const first = await site.ask(`${at(197)}.pdf`);
    site.cache.drop(['*']);
    const again = await site.ask(`${at(197)}.pdf`);
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const part = await site.ask(`${at(197)}.pdf`, { headers: { range: 'bytes=0-3' } });
    expect([part.status, part.body]).toEqual([206, '%PDF']);
  });

  test('in Urdu says so in its name, and its PDF has the text inside', async () => {
    const pdf = await site.ask(`/ur${at(197)}.pdf`);
    expect(pdf.headers['content-disposition']).toBe('inline; filename="PR-No.197-2021-11-ur.pdf"');
    expect(pdf.bytes.toString('latin1')).toContain('PR-No.197-2021-11-ur.txt');
    const word = await site.ask(`/ur${at(197)}.docx`);
    const shown = shownInWord(word.bytes, 'rtl');
    expect('text' in shown && shown.text).toContain('دفتر جمعے کو کھلتا ہے اور شام تک رہتا ہے۔');
  });
});

test('an earlier edition has its own forms, and they say that it was corrected', async () => {
  const older = await site.ask(`${at(198)}.docx?edition=1`);
  expect(older.headers['content-disposition']).toBe('attachment; filename="PR-No.198-2021-11-edition-1.docx"');
  const shown = shownInWord(older.bytes, 'ltr');
  expect('text' in shown && shown.text).toContain('This is edition 1, which was corrected later.');
  const newest = shownInWord((await site.ask(`${at(198)}.docx`)).bytes, 'ltr');
  expect('losses' in newest && newest.losses.map(({ words }) => words).join(' ')).toContain('One figure was wrong.');
  expect((await site.ask(`${at(198)}.pdf?edition=1`)).bytes).not.toEqual((await site.ask(`${at(198)}.pdf`)).bytes);
});

test('a withdrawn text that stays begins with its notice', async () => {
  const word = shownInWord((await site.ask(`${at(199)}.docx`)).bytes, 'ltr');
  expect('text' in word && word.text).toMatch(/^Withdrawn\n/);
  expect((await site.ask(`${at(199)}.txt`)).body).toMatch(/^WITHDRAWN: PR No\.199\n.*Issued in error\.\n/);
});

test('a text that was removed is 410 in words, and its picture says that it was withdrawn', async () => {
  for (const ending of ['.txt', '.pdf', '.docx']) {
    const { status, headers, body } = await site.ask(at(200) + ending);
    expect([status, headers['content-type']]).toEqual([410, 'text/plain; charset=utf-8']);
    expect(body).toMatch(/^WITHDRAWN: PR No\.200\nThe text of PR No\.200 was withdrawn on .*\nIssued in error\.\n/);
    expect(body).toContain('The number and its entries in the register stay:');
    expect(body).not.toContain('Fridays');
  }
  expect((await site.ask(`${at(200)}.png`)).headers['content-type']).toBe('image/png');
});

test('no address is told by its form: what is not published is 404 as any other', async () => {
  const random = await site.ask('/nothing');
  for (const ending of ['.pdf', '.docx', '.png', '.txt']) {
    const guessed = await site.ask(at(201) + ending);
    expect([ending, guessed.status, guessed.body]).toEqual([ending, 404, random.body]);
  }
});

test('pages are answered while forms are made, more than fit are told to come back, and the process ends', async () => {
  const pid = formMaker.pid;
  expect(pid).toBeGreaterThan(0);
  site.cache.drop(['*']);
  for (let number = 1; number <= 20; number++)
    await putRelease(admin, { number, at: '2021-10-05T05:00:00Z', text: sheet(number, 'Words.') });
  const asked = Array.from({ length: 20 }, (_, at) => site.ask(`/releases/pr/2021/10/${at + 1}.pdf`));
  expect((await site.ask(at(197))).status).toBe(200);
  const answers = await Promise.all(asked);
  const busy = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(12);
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]?.headers['retry-after']).toBe('10');
  expect(busy[0]?.body).toContain('not ready yet');
  formMaker.close();
  await expect.poll(() => isAlive(pid ?? 0)).toBe(false);
});
