// Attached files as a reader fetches them, under the release's own address.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const withPdf = '/releases/pr/2021/11/301';
const inUrdu = '/ur/releases/pr/2021/11/301';
const withTable = '/releases/pr/2021/11/302';
const removed = '/releases/pr/2021/11/303';
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3 << 20, 'demonstration '), Buffer.from('%%EOF')]);
const table = Buffer.from(`month,tonnes\n${'November,12\n'.repeat(200)}`);
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  const put = (number: number, name: string, bytes: Buffer, language = 'en') =>
    putRelease(admin, { number, language, at: `2021-11-${number - 280}T05:00:00Z`, attachment: { name, bytes } });
  await put(301, 'annexure-a.pdf', pdf);
  await put(301, 'annexure-a.pdf', pdf, 'ur');
  await put(302, 'table.csv', table);
  await put(303, 'gone.csv', table);
  await withdraw(admin, removed, false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

test('a file has the attached bytes, its own name and kind, and no browser runs it', async () => {
  const { status, headers, bytes } = await site.ask(`${withPdf}/annexure-a.pdf`);
  expect([status, bytes.equals(pdf)]).toEqual([200, true]);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(pdf.length),
    'content-disposition': 'inline; filename="annexure-a.pdf"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=0, s-maxage=2',
  });
  expect(headers['content-security-policy']).toContain("script-src 'none'");
  expect(headers['cache-tag']).toMatch(/^site,release:/);
  const again = await site.ask(`${withPdf}/annexure-a.pdf`, { headers: { 'if-none-match': String(headers.etag) } });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
  const head = await site.ask(`${withPdf}/annexure-a.pdf`, { method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([200, String(pdf.length), 0]);
});

test('a browser downloads a file that it cannot show; a text is compressed', async () => {
  const { headers, bytes } = await site.ask(`${withTable}/table.csv`, { headers: { 'accept-encoding': 'br' } });
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="table.csv"',
    'content-encoding': 'br',
  });
  expect(bytes.length).toBeLessThan(table.length / 4);
});

test('the page lists files by title, kind and size, in English and in Urdu, and on paper with their address', async () => {
  const { body } = await site.ask(withPdf);
  expect(body).toContain(`<a href="${withPdf}/annexure-a.pdf" type="application/pdf">Annexure A</a>`);
  expect(body).toMatch(/PDF, 3\.1 MB/);
  expect(body).toMatch(new RegExp(`class="attachment-address" dir="ltr">http[^<]+${withPdf}/annexure-a\\.pdf`));
  expect((await site.ask(inUrdu)).body).toContain(`<a href="${inUrdu}/annexure-a.pdf"`);
  expect((await site.ask(`${inUrdu}/annexure-a.pdf`)).bytes.equals(pdf)).toBe(true);
  expect((await site.ask('/releases/pr/2021/11/302.json')).body).toContain('"contentType": "text/csv; charset=utf-8"');
});

test('an unknown file, another release’s file, an unknown edition and a removed file are answered like a random address', async () => {
  const random = await site.ask('/nothing/at/all');
  const bare = ({ date: _date, ...headers }: Record<string, unknown>) => headers;
  for (const path of [
    `${withPdf}/annexure-b.pdf`,
    `${withPdf}/table.csv`,
    `${withPdf}/annexure-a.pdf?edition=2`,
    `/releases/pr/2021/11/999/annexure-a.pdf`,
    `/ur${withTable}/table.csv`,
    `${withPdf}/annexure-a.pdf/changes`,
    `${removed}/gone.csv`,
  ]) {
    const { status, headers, body } = await site.ask(path);
    expect([path, status, body, bare(headers)]).toEqual([path, 404, random.body, bare(random.headers)]);
  }
});
