// The register as readers and other people's programs see it. Real commands write it; the site's
// role reads it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { beginPeriod } from '#lib/publishing/declare.ts';
import { reserveNumber, setNextNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import { makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { openSite } from './fixtures/site.ts';

const house = systemActor('the test');
const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;
let editor: Actor;
let key = '';
let now = '';
let site: Awaited<ReturnType<typeof openSite>>;

async function publish() {
  const draft = await makeDraft(officer, place);
  return valueOf(
    await publishRelease(editor, valueOf(await approveDraft(editor, valueOf(await submitDraft(officer, draft))))),
  );
}

beforeAll(async () => {
  await admin.connect();
  place = await makeHouse({ key: 'pr' });
  key = place.series.key;
  officer = await makeUser('officer', null);
  editor = await makeUser('editor', null);
  for (const [number, language] of [
    [195, 'en'],
    [196, 'en'],
    [196, 'ur'],
  ] as const) {
    const publishedAt = new Date('2021-11-23T05:00:00Z');
    const input = { series: key, desk: place.desk.key, language, number, publishedAt, content: makeContent() };
    valueOf(await archiveRelease(house, input));
  }
  const reason = 'The archive begins here.';
  valueOf(await beginPeriod(house, { series: key, period: '2021-11', number: 195, reason }));
  now = valueOf(await reserveNumber(editor, { series: key, reason: 'By telephone' })).period;
  // More entries and numbers than one page holds.
  valueOf(await setNextNumber(house, { series: key, next: 502, reason: 'Printed forms were spoilt.' }));
  await publish();
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const period = () => `/register/${key}/${now}`;
const data = async (path: string) => JSON.parse((await site.ask(path)).body);

test('the overview counts each period, and says where an archive begins, since when, and why', async () => {
  const { body } = await site.ask('/register');
  expect(body).toContain('Numbers 1 to 502: 502 of 502 accounted for');
  expect(body).toContain('1 published · 1 reserved · 500 void');
  expect(body).toContain('Numbers 195 to 196: 2 of 2 accounted for');
  expect(body).toMatch(
    /Begins at 195, as the house declared on \d+ \w+ \d{4}\. <span dir="auto">The archive begins here\./,
  );
  expect(body).not.toContain('INCOMPLETE');
  expect((await site.ask('/ur/register')).body).toContain('نمبر 195 تا 196: 2 میں سے 2 موجود');
});

test('a period lists every number in order, over as many pages as it takes, with reasons, languages and full hashes', async () => {
  const first = (await site.ask(period())).body;
  const second = (await site.ask(`${period()}?after=200`)).body;
  const third = (await site.ask(`${period()}?after=400`)).body;
  const numbers = [...(first + second + third).matchAll(/<li id="n(\d+)">/g)].map((match) => Number(match[1]));
  expect(numbers).toEqual(Array.from({ length: 502 }, (_, i) => i + 1));
  expect(first).toContain(`href="${period()}?after=200"`);
  expect(first).toContain('Printed forms were spoilt.');
  expect(first).toContain('reserved, not published yet');
  const [entry] = (await data('/register.json')).entries;
  expect(third).toContain(`<a href="${entry.path}">`);
  expect(third).toContain(entry.contentHash);
  const archive = (await site.ask(`/register/${key}/2021-11`)).body;
  expect(archive).toContain('entered from the archive');
  expect(archive).toContain('>Edition 1</a>, <span lang="ur">اردو</span>');
  expect(archive).toContain('23 November 2021, <bdi dir="ltr" class="hour">10:00 UTC+5</bdi>');
});

test('as data a period has the same proof, numbers and states, page by page', async () => {
  const first = await data(`/register.json?series=${key}&period=${now}`);
  expect(first).toMatchObject({
    counted: 502,
    expected: 502,
    isWhole: true,
    missing: [],
    void: 500,
    reserved: 1,
    published: 1,
  });
  const second = await data(first.next);
  const list = [...first.list, ...second.list];
  expect(list.map(({ number }) => number)).toEqual(Array.from({ length: 502 }, (_, i) => i + 1));
  expect([list[0].state, list[1].state, list[501].state]).toEqual(['reserved', 'void', 'published']);
  expect(list[501].editions).toEqual([
    expect.objectContaining({ edition: 1, contentHash: list[501].entries[0].contentHash }),
  ]);
  expect(second.next).toBeNull();
});

test('a publication drops the newest page of entries from caches, and no older one', async () => {
  const newest = await site.ask('/register.json');
  const older = await site.ask(JSON.parse(newest.body).next);
  expect([newest.headers['cache-tag'], older.headers['cache-tag']]).toEqual(['site,house,register', 'site,house']);
});

test('a publication, a reserved number made void and a withdrawal each change what the register shows, at once', async () => {
  const watched = () => ['/register', `${period()}?after=400`, `/register.json?series=${key}&period=${now}&cursor=500`];
  const changed = async (what: () => Promise<unknown>, words: string) => {
    const before = new Map<string, unknown>();
    for (const path of watched()) before.set(path, (await site.ask(path)).headers.etag);
    await what();
    for (const path of watched())
      await vi.waitFor(async () => expect((await site.ask(path)).headers.etag).not.toBe(before.get(path)));
    expect((await site.ask(`${period()}?after=400`)).body).toContain(words);
  };
  const published: { releaseId: string; version: number }[] = [];
  await changed(async () => published.push(await publish()), 'PR No.503');
  const held = valueOf(await reserveNumber(editor, { series: key, reason: 'By telephone' }));
  await changed(
    async () => valueOf(await voidNumber(editor, { ...held, reason: 'The visit was called off.' })),
    'called off',
  );
  const [release = { releaseId: '', version: 0 }] = published;
  const withdrawal = { ...release, reason: 'Issued in error.', keepText: false };
  await changed(async () => valueOf(await withdrawRelease(editor, withdrawal)), 'Issued in error.');
  expect(await data(`/register.json?series=${key}&period=${now}`)).toMatchObject({
    withdrawn: 1,
    void: 501,
    isWhole: true,
  });
});

test('a series that never restarts is one list at its own address; one that restarts by hand has its newest run first', async () => {
  const never = await makeHouse({ key: 'ga', labelTemplate: 'GA/{n}', period: 'none' });
  const byHand = await makeHouse({ key: 'jy', labelTemplate: 'jy{n:0000}', period: 'manual' });
  for (const { series } of [never, byHand])
    valueOf(await reserveNumber(editor, { series: series.key, reason: 'By telephone' }));
  // Runs that began on earlier days.
  await tamper(
    `INSERT INTO pub.register_entry (seq, at, kind, series, period, number, language, label, prev_hash, hash)
     SELECT 1000000 + run, now(), 'void', 'jy', 'r' || run, 1, 'en', 'jy0001', '', '' FROM generate_series(2, 10) run`,
  );
  const list = (await site.ask('/register/ga')).body;
  expect(list).toContain('Numbers 1 to 1: 1 of 1 accounted for');
  expect(list).toContain('<bdi>GA/1</bdi>');
  expect((await site.ask('/register/ga/r1')).status).toBe(404);
  expect(await data('/register.json?series=ga')).toMatchObject({
    series: 'ga',
    period: '',
    counted: 1,
    list: [{ number: 1 }],
  });
  const runs = [...(await site.ask('/register/jy')).body.matchAll(/href="\/register\/jy\/(r\d+)"/g)].map(
    ([, run]) => run,
  );
  expect(runs).toEqual(['r10', 'r9', 'r8', 'r7', 'r6', 'r5', 'r4', 'r3', 'r2', 'r1']);
  await tamper('DELETE FROM pub.register_entry WHERE seq > 1000000');
});

/** Runs the program in docs/register.md. */
async function verifyAsStranger(): Promise<string> {
  const program = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/register.md', 'utf8'))?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-register-'));
  const file = join(folder, 'verify-register.mjs');
  writeFileSync(file, program);
  try {
    return (await promisify(execFile)(process.execPath, [file, site.origin])).stdout;
  } catch (error) {
    return (error as { stderr: string }).stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Changes the register as only the database's superuser can. */
async function tamper(statement: string) {
  await admin.query(`ALTER TABLE pub.register_entry DISABLE TRIGGER register_is_append_only; ${statement}`);
  await admin.query('ALTER TABLE pub.register_entry ENABLE TRIGGER register_is_append_only');
  site.cache.drop(['*']);
}

test('the program in docs/register.md verifies the chain to its first entry, and counts for itself', async () => {
  const report = await verifyAsStranger();
  expect(report).toContain('pr 2021-11: numbers 195 to 196, 2 of 2 accounted for');
  expect(report).toContain(`pr ${now}: numbers 1 to 504, 504 of 504 accounted for`);
  const { entries } = await data('/register.json');
  expect(report).toContain(`${entries[0].seq} entries hold; the newest is ${entries[0].hash}`);
});

test('it finds a changed entry', async () => {
  await tamper(`UPDATE pub.register_entry SET note = note || '!' WHERE number = 7 AND kind = 'void'`);
  expect(await verifyAsStranger()).toMatch(/entry \d+ does not hold/);
  await tamper(`UPDATE pub.register_entry SET note = left(note, -1) WHERE number = 7 AND kind = 'void'`);
  expect(await verifyAsStranger()).toContain('entries hold');
});

test('a number without an entry makes the register say INCOMPLETE, and which', async () => {
  await tamper(`DELETE FROM pub.register_entry WHERE number IN (7, 9, 10) AND kind = 'void'`);
  const overview = (await site.ask('/register')).body;
  expect(overview).toContain('Numbers 1 to 504: 501 of 504 accounted for');
  expect(overview).toMatch(/INCOMPLETE.*Missing: 7, 9–10\./);
  const listed = (await site.ask(period())).body;
  expect(listed).toContain('Missing: the register has no entry for this number.');
  expect(listed).toContain('Missing: the register has no entry for these numbers.');
  expect(await data(`/register.json?series=${key}&period=${now}`)).toMatchObject({
    isWhole: false,
    missing: [
      { from: 7, to: 7 },
      { from: 9, to: 10 },
    ],
  });
  expect(await verifyAsStranger()).toMatch(/does not hold/);
});
