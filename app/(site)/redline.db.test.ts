// What readers see of a correction, on real PostgreSQL as public_app.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const at = (number: number) => `/releases/pr/2021/11/${number}`;
const sheet = (number: number, headline: string, rest: string) =>
  `PR No.${number}\n${headline}\nIslamabad: November 23, 2021\n\n${rest}\n*-*-*-*-*\n`;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [1, 2, 3, 4]) {
    const headline = `The room opens on Fridays <${number}>`;
    const text = sheet(number, headline, 'First paragraph.\n\nSecond paragraph.');
    await putRelease(admin, { number, at: '2021-11-23T05:00:00Z', headline, text });
  }
  const urdu = { number: 1, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'دفتر جمعے کو کھلتا ہے' };
  await putRelease(admin, urdu);
  await correct(admin, at(1), 'The room opens on Thursdays <1>');
  await correct(admin, `/ur${at(1)}`, 'دفتر جمعرات کو کھلتا ہے');
  await correct(admin, at(3), 'Corrected before it was withdrawn');
  await withdraw(admin, at(3), false);
  await correct(admin, at(4), 'Corrected, and withdrawn with its text kept');
  await withdraw(admin, at(4), true);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

test('the newest edition is compared with the one before it: removed words, added words, and the rest once', async () => {
  const { status, body, headers } = await site.ask(`${at(1)}/changes`);
  expect(status).toBe(200);
  expect(headers['cache-tag']).toMatch(/house,release:/);
  expect(body).toContain('What changed in PR No.1');
  expect(body).toMatch(/<del><span class="aloud">\[taken out: <\/span>Fridays<span/);
  expect(body).toMatch(/<ins><span class="aloud">\[put in: <\/span>Thursdays<span/);
  expect(body).toContain('&lt;1&gt;');
  expect(body).toContain('One figure was wrong.');
  expect(body.match(/Second paragraph\./g)).toHaveLength(1);
  expect(body).not.toMatch(/<script|style="/i);
});

test('each change leads to the next and the last to the first; the end mark is the house’s ornament', async () => {
  await correct(admin, at(4), 'The room opens on Thursdays <4>', { note: 'The day.' });
  const body = async () => (await site.ask(`${at(4)}/changes?from=1&to=3`)).body;
  await expect.poll(body, { timeout: 60_000 }).toContain('Edition 1 to 3');
  const page = await body();
  const anchors = [...page.matchAll(/ id="change-(\d+)"/g)].map(([, n]) => Number(n));
  expect(anchors).toEqual(anchors.map((_, at) => at + 1));
  expect(page).toContain('href="#change-1"');
  for (const [, to] of page.matchAll(/href="#change-(\d+)"/g)) expect(anchors).toContain(Number(to));
  expect(page).toMatch(/class="document-end" role="img"[^>]*><span class="document-end-mark">\*-\*-\*-\*-\*</);
  expect(page).toMatch(/aria-current="page"[^>]*>Edition 1 to 3|Edition 1 to 3<\/a>/);
});

test('the data is the same comparison, with both editions’ hashes', async () => {
  const data = JSON.parse((await site.ask(`${at(1)}/changes.json?from=1&to=2`)).body);
  expect(data).toMatchObject({
    label: 'PR No.1',
    textRemoved: false,
    from: { edition: 1 },
    to: { edition: 2, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(data.parts.find(({ part }: { part: string }) => part === 'headline')).toEqual({
    part: 'headline',
    changes: [
      {
        kind: 'changed',
        words: [
          { kind: 'same', text: 'The room opens on ' },
          { kind: 'removed', text: 'Fridays' },
          { kind: 'added', text: 'Thursdays' },
          { kind: 'same', text: ' <1>' },
        ],
      },
    ],
  });
  expect(data.parts.find(({ part }: { part: string }) => part === 'paragraphs').changes).toEqual([
    { kind: 'same', text: 'First paragraph.' },
    { kind: 'same', text: 'Second paragraph.' },
  ]);
});

test('a comparison in Urdu runs from right to left, with Urdu labels', async () => {
  const { body } = await site.ask(`/ur${at(1)}/changes`);
  expect(body).toContain('<html lang="ur" dir="rtl"');
  expect(body).toMatch(/<del><span class="aloud">\[نکالا گیا: <\/span>جمعے<span/);
  expect(body).toMatch(/<ins><span class="aloud">\[شامل کیا گیا: <\/span>جمعرات<span/);
});

test('a release with one edition says so', async () => {
  const { status, body } = await site.ask(`${at(2)}/changes`);
  expect(status).toBe(200);
  expect(body).toContain('This release has one edition.');
  expect(JSON.parse((await site.ask(`${at(2)}/changes.json`)).body)).toMatchObject({ from: null, parts: null });
});

test('texts that a withdrawal removed are not compared, and nothing of them shows; texts that it kept are', async () => {
  const answer = await site.ask(`${at(3)}/changes`);
  expect(answer.status).toBe(410);
  expect(answer.body).toContain('was removed when the release was withdrawn');
  expect(answer.body).not.toContain('Fridays');
  const data = await site.ask(`${at(3)}/changes.json`);
  expect([data.status, JSON.parse(data.body)]).toEqual([
    410,
    expect.objectContaining({ textRemoved: true, parts: null }),
  ]);
  expect((await site.ask(`${at(4)}/changes`)).body).toContain('<del>');
});

test.each([
  `${at(1)}/changes?from=2&to=3`,
  `${at(1)}/changes?from=2&to=1`,
  `${at(1)}/changes?from=2&to=2`,
  `${at(1)}/changes?to=1`,
  `${at(1)}/changes?from=x`,
  `${at(1)}/changes.txt`,
  `${at(1)}/changes/changes`,
  `${at(99)}/changes`,
  `/ur${at(2)}/changes`,
  '/releases/changes',
])('%s is answered as any address that does not exist', async (path) => {
  const random = await site.ask('/releases/zz/1999/01/4711');
  const { status, body } = await site.ask(path);
  expect([status, body]).toEqual([404, random.body]);
});

test('the page of the corrected release leads to its changes; that of an uncorrected one does not', async () => {
  expect((await site.ask(at(1))).body).toContain(`href="${at(1)}/changes?from=1&amp;to=2"`);
  expect((await site.ask(at(2))).body).not.toContain('/changes');
  expect((await site.ask(at(3))).body).not.toContain('/changes');
});

test('another site’s `from` in the query does not change the release’s page', async () => {
  const plain = await site.ask(at(1));
  expect((await site.ask(`${at(1)}?from=elsewhere`)).headers.etag).toBe(plain.headers.etag);
});
