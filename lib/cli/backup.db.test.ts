// A backup is taken and brought back by the command itself, in a process of its own, between two databases.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rowsAs } from '#e2e/harness/connections.ts';
import { addressesOf, templateName } from '#e2e/harness/template.ts';
import type { Actor } from '#lib/core/actor.ts';
import { keepFile } from '#lib/releases/attachments.ts';
import { reserveNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { makeDraft, makeHouse, makePublished, makeUser, valueOf } from '#prisma/factories.ts';
import { restrictDatabase } from '#prisma/rights.ts';
import { ownerRole } from '#prisma/roles.ts';
import { withSession } from '#prisma/session.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pressmark-backup-'));
const file = join(folder, 'newsroom.backup');
const made: string[] = [];
let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: Actor;
let editor: Actor;

async function publishOne(headline: string) {
  const draft = await makeDraft(officer, place, { headline });
  return makePublished(officer, editor, draft);
}

/** Keeps a file of a megabyte, of bytes that no text has. */
async function attached({ releaseId }: { releaseId: string }) {
  const bytes = new Uint8Array(randomBytes(1 << 20));
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  valueOf(await keepFile(officer, { releaseId, name: 'annexure.pdf', bytes }));
}

beforeAll(async () => {
  place = await makeHouse();
  officer = await makeUser('officer', place.desk.id);
  editor = await makeUser('editor', place.desk.id);
  await publishOne('Demonstration: a backslash \\. and a line separator\u2028there');
  const { releaseId } = await publishOne('Demonstration: اردو');
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Demonstration.', keepText: false }));
  const { reservationId } = valueOf(await reserveNumber(editor, { series: place.series.key, reason: 'By telephone' }));
  valueOf(await voidNumber(editor, { reservationId, reason: 'Not used.' }));
  const unseen = await makeDraft(officer, place, { headline: 'Demonstration: nobody has seen this yet' });
  await attached(unseen);
  await attached(unseen);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await withSession(inject('adminUrl'), async (admin) => {
    for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
});

type Addresses = ReturnType<typeof addressesOf>;
const here = (): Addresses => ({
  admin: String(process.env.TEST_ADMIN_URL),
  owner: String(process.env.TEST_OWNER_URL),
  newsroom: String(process.env.DATABASE_URL),
  public: String(process.env.PUBLIC_DATABASE_URL),
});

async function emptyNewsroom(): Promise<Addresses> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  made.push(name);
  await withSession(inject('adminUrl'), async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER ${ownerRole}`);
    await restrictDatabase(admin, name);
  });
  return addressesOf(inject('adminUrl'), name);
}

function pressmark(on: Addresses, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: on.newsroom,
    PUBLIC_DATABASE_URL: on.public,
    OWNER_DATABASE_URL: on.owner,
  };
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--conditions=react-server', program, ...args],
    {
      env,
    },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const everything = (url: string) =>
  withSession(url, async (admin) => {
    const { rows: tables } = await admin.query(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('newsroom', 'pub') ORDER BY 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await admin.query(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });

describe('a backup', () => {
  test('brings back every row of every table, and the chains hold', async () => {
    const taken = await pressmark(here(), 'backup', file, '--json');
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(taken.out)).toMatchObject({ register: { seq: 5 } });
    const there = await emptyNewsroom();
    expect(await pressmark(there, 'restore', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('The record holds'),
    });
    const restored = await everything(there.admin);
    expect(restored).toEqual(await everything(here().admin));
    expect(restored['pub.edition']).toHaveLength(2);
    // The walls that were opened to bring it back stand again.
    const walls = (url: string) =>
      withSession(
        url,
        async (admin) => (await admin.query('SELECT relname FROM pg_class WHERE relforcerowsecurity ORDER BY 1')).rows,
      );
    expect(await walls(there.admin)).toEqual(await walls(here().admin));
  });

  test('is not written over another file', async () => {
    expect(await pressmark(here(), 'backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('exists') });
  });

  test('is brought back into an empty newsroom only', async () => {
    const before = await everything(here().admin);
    const { code, err } = await pressmark(here(), 'restore', file);
    expect([code, err]).toEqual([1, expect.stringContaining('There is a newsroom here already')]);
    expect(await everything(here().admin)).toEqual(before);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -200)],
    ['without its last line', (text: string) => `${text.split('\n').slice(0, -2).join('\n')}\n`],
    ['with a word changed', (text: string) => text.replace('nobody has seen', 'everybody has seen')],
    ['with a row left out', (text: string) => text.replace(/\n[^\n]*nobody has seen[^\n]*/, '')],
    ['of something else', () => 'Demonstration.\n'],
    ['of nothing', () => ''],
  ])('%s leaves the newsroom empty', async (_name, damage) => {
    const damaged = join(folder, 'damaged.backup');
    writeFileSync(damaged, gzipSync(damage(gunzipSync(readFileSync(file)).toString())));
    const there = await emptyNewsroom();
    const { code, err } = await pressmark(there, 'restore', damaged);
    expect([code, err]).toEqual([1, expect.stringContaining('not a whole backup')]);
    expect(Object.values(await everything(there.admin)).flat()).toEqual([]);
  });

  test('that is no compressed file, or none at all, is refused in a line', async () => {
    const there = await emptyNewsroom();
    writeFileSync(join(folder, 'plain'), 'plain text');
    expect(await pressmark(there, 'restore', join(folder, 'plain'))).toMatchObject({ code: 1 });
    expect(await pressmark(there, 'restore', join(folder, 'none'))).toMatchObject({ code: 2 });
    expect(await pressmark(here(), 'backup')).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});

describe('a register that was shown', () => {
  const shown = async (entries: { seq: number; hash: string }[]) => {
    const path = join(folder, 'register.json');
    writeFileSync(path, JSON.stringify({ entries }));
    const there = await emptyNewsroom();
    const answer = await pressmark(there, 'restore', file, '--register', path);
    const rows = Object.values(await everything(there.admin)).flat().length;
    return { ...answer, isEmpty: rows === 0 };
  };
  const entry = async (seq: number) => {
    const [row] = await rowsAs<{ seq: number; hash: string }>(
      'admin',
      'SELECT seq::int, hash FROM pub.register_entry WHERE seq = $1',
      [seq],
    );
    if (!row) throw new Error('no such entry');
    return row;
  };

  test('is never made shorter', async () => {
    const longer = [await entry(4), { seq: 6, hash: 'f'.repeat(64) }];
    expect(await shown(longer)).toMatchObject({
      code: 1,
      isEmpty: true,
      err: expect.stringContaining('issue numbers again'),
    });
  });

  test('is never replaced by another history', async () => {
    const other = [{ seq: 3, hash: 'f'.repeat(64) }];
    expect(await shown(other)).toMatchObject({
      code: 1,
      isEmpty: true,
      err: expect.stringContaining('two different histories'),
    });
  });

  test('that the backup goes on from lets it come back', async () => {
    expect(await shown([await entry(2), await entry(3)])).toMatchObject({ code: 0, isEmpty: false });
  });

  test('of the newsroom at hand is never made shorter either', async () => {
    await publishOne('Demonstration: after the backup');
    expect(await pressmark(here(), 'restore', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('issue numbers again'),
    });
  });

  test('must be what the site shows', async () => {
    const there = await emptyNewsroom();
    writeFileSync(join(folder, 'odd.json'), '[]');
    expect(await pressmark(there, 'restore', file, '--register', join(folder, 'odd.json'))).toMatchObject({ code: 2 });
  });
});
