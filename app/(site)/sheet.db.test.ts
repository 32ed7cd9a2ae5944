// The page of a release: what stands around its text, in both languages.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdraw } from '#lib/site/fixtures/public-rows.ts';
import { november, putLivelyHouse } from './fixtures/lively-house.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putLivelyHouse(admin);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const bodyOf = async (path: string) => (await site.ask(path)).body;
/** The words of a part of a page. */
const wordsIn = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
const partOf = (body: string, tag: string, name: string) =>
  wordsIn(new RegExp(`<${tag} class="${name}[^>]*>.*?</${tag}>`, 's').exec(body)?.[0] ?? '');

test('the folio says number, desk, day, hour and zone', async () => {
  expect(partOf(await bodyOf(november(2)), 'p', 'folio')).toBe('PR No.2 Bridges desk 3 November 2026, 09:10 UTC+5');
  expect(await bodyOf(`/ur${november(2)}`)).toContain('<bdi dir="ltr" class="hour">09:40 UTC+5</bdi>');
});

test('the margin has contacts, files, languages, forms, a citation and editions', async () => {
  const margin = partOf(await bodyOf(november(2)), 'aside', 'margin');
  expect(margin).toContain('Contacts Bridges desk Day and night +92 51 920 0000 bridges@demo.example');
  expect(margin).toContain('Attachments Work plan 2027–2031 PDF, 1.2 MB');
  expect(margin).toContain('Languages English اردو');
  expect(margin).toMatch(/Also as .*plain text .*data \(JSON\)/);
  expect(margin).toMatch(
    /Cite this Test House, PR No\.2, “Demonstration: a joint work plan .* agreed”, 3 November 2026\. Edition 1 \(sha256 [0-9a-f]{4} [0-9a-f]{4} … [0-9a-f]{4} [0-9a-f]{4}\)\. localhost:3000\/releases\/pr\/2026\/11\/2 /,
  );
  expect(margin).toContain('Editions First edition 3 November 2026, 09:10 UTC+5 No corrections');
  const urdu = partOf(await bodyOf(`/ur${november(2)}`), 'aside', 'margin');
  for (const heading of ['رابطہ', 'زبانیں', 'دیگر صورتیں', 'حوالہ', 'اشاعتیں']) expect(urdu).toContain(heading);
});

test('telephone numbers, addresses and codes are isolated in Urdu', async () => {
  const body = await bodyOf(`/ur${november(2)}`);
  expect(body).toContain('<bdi dir="ltr"><a href="tel:+92519200000">+92 51 920 0000</a></bdi>');
  expect(body).toContain('<bdi dir="ltr"><a href="mailto:bridges@demo.example">');
  expect(body).toMatch(/<bdi dir="ltr">localhost:3000\/ur\/releases\/pr\/2026\/11\/2<\/bdi>/);
  expect(body).toMatch(/<details class="hash" dir="ltr"><summary title="[0-9a-f]{64}">/);
});

test('a release without contacts names whom a journalist may ask', async () => {
  const margin = partOf(await bodyOf(november(1)), 'aside', 'margin');
  expect(margin).toContain('For the media Duty officer +92 51 920 0002 press@demo.example');
});

test('every correction is named with its moment, its note and the way to what it changed', async () => {
  const body = await bodyOf(november(3));
  const notice = partOf(body, 'aside', 'notice');
  expect(notice).toBe(
    'Corrected twice 5 November 2026, 12:45 UTC+5 The tariff begins on 1 December, not on 1 January. See what changed ' +
      '4 November 2026, 11:20 UTC+5 The tariff is Rs 33.01, not Rs 33.10. See what changed',
  );
  for (const [from, to] of [
    [1, 2],
    [2, 3],
  ]) {
    const path = `${november(3)}/changes?from=${from}&to=${to}`;
    expect(body).toContain(`href="${path.replace('&', '&amp;')}"`);
    expect((await site.ask(path)).status).toBe(200);
  }
});

test('an earlier edition says that it is one, and what was put right since', async () => {
  const notice = partOf(await bodyOf(`${november(3)}?edition=2`), 'aside', 'notice');
  expect(notice).toContain('This is edition 2, which was corrected later. Read the newest edition');
  expect(notice).toContain('The tariff begins on 1 December');
  expect(notice).not.toContain('Rs 33.01');
  const first = partOf(await bodyOf(`${november(3)}?edition=1`), 'aside', 'notice');
  expect(first).toContain('Rs 33.01');
});

test('a withdrawn release says when, why, and whether its text is still there', async () => {
  for (const [number, rest] of [
    [7, 'Its text stays here for the record.'],
    [8, 'Its text is no longer published.'],
  ] as const) {
    const notice = partOf(await bodyOf(november(number)), 'aside', 'notice');
    expect(notice).toMatch(/^Withdrawn \d+ \w+ \d{4}, \d\d:\d\d UTC\+5 Issued in error\./);
    expect(notice).toContain(rest);
  }
});

test('a number outside the month carries its month', async () => {
  const turn = partOf(await bodyOf(november(1)), 'nav', 'turn');
  expect(turn).toContain('Previous PR No.20 October 2026 Demonstration: the almanac of day 20');
  expect(turn).toMatch(/Next PR No\.2 Demonstration:/);
});

test('“in Urdu only” is said beside a neighbour and in the languages of a page', async () => {
  expect(partOf(await bodyOf(november(4)), 'nav', 'turn')).toContain('in Urdu only');
  expect(partOf(await bodyOf(`/ur${november(5)}`), 'aside', 'margin')).toContain('زبانیں صرف اردو میں');
  expect(partOf(await bodyOf(november(3)), 'aside', 'margin')).toContain('Languages In English only');
});

test('a headline of more than 120 characters is set smaller', async () => {
  expect(await bodyOf(november(4))).toMatch(/<h1 class="document-headline" data-long=""/);
  expect(await bodyOf(november(2))).not.toContain('data-long');
});

test('the register’s line has the entry and the whole hash of the edition that is shown', async () => {
  const { rows } = await admin.query(
    `SELECT e.content_hash AS hash, g.seq FROM pub.release r JOIN pub.edition e ON e.release_id = r.id
     JOIN pub.register_entry g ON g.release_id = r.id AND g.edition = e.edition WHERE r.path = $1 AND e.edition = 2`,
    [november(3)],
  );
  const record = partOf(await bodyOf(`${november(3)}?edition=2`), 'section', 'record');
  expect(record).toContain(`Entry ${rows[0].seq} `);
  expect(record).toContain(rows[0].hash);
});

test('a withdrawal after corrections is said before them', async () => {
  await withdraw(admin, november(3), true);
  await expect
    .poll(() => bodyOf(november(3)), { timeout: 60_000 })
    .toMatch(/data-kind="withdrawn".*data-kind="corrected"/s);
});
