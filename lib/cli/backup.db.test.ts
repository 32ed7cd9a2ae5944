// Makes a backup of one database and restores it into another, by the command in its own process.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { type Addresses, emptyNewsrooms } from '#test/harness/empty-newsroom.ts';
import type { Actor } from '#lib/core/actor.ts';
import { dropDueNotices } from '#lib/distribution/gather.ts';
import { postLink } from '#lib/notices/commands.ts';
import { keepFile } from '#lib/releases/attachments/attachments.ts';
import { reserveNumber, voidNumber } from '#lib/publishing/numbers.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { asHouse, makeDraft, makeOffice, makePublished, type Office, valueOf } from '#test/factories.ts';
import { withSession } from '#lib/database/session.ts';
import { backup } from './backup.ts';
import { restoreFile } from './restore.ts';

process.env.OWNER_DATABASE_URL = process.env.TEST_OWNER_URL;

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pressmark-backup-'));
const file = join(folder, 'newsroom.backup');
const emptyNewsroom = emptyNewsrooms();
let place: Office['place'];
let officer: Actor;
let editor: Actor;

async function publishOne(headline: string) {
  const draft = await makeDraft(officer, place, { headline });
  return makePublished(officer, editor, draft);
}

/** Attaches a file of a megabyte, with bytes that no text has. */
async function attached({ releaseId }: { releaseId: string }) {
  const bytes = new Uint8Array(randomBytes(1 << 20));
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  valueOf(await keepFile(officer, { releaseId, name: 'annexure.pdf', bytes }));
}

beforeAll(async () => {
  ({ place, officer, editor } = await makeOffice());
  await publishOne('Demonstration: a backslash \\. and a line separator\u2028there');
  const { releaseId } = await publishOne('Demonstration: اردو');
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Demonstration.', keepText: false }));
  const { reservationId } = valueOf(await reserveNumber(editor, { series: place.series.key, reason: 'By telephone' }));
  valueOf(await voidNumber(editor, { reservationId, reason: 'Not used.' }));
  const unseen = await makeDraft(officer, place, { headline: 'Demonstration: nobody has seen this yet' });
  await attached(unseen);
  await attached(unseen);
  await dropDueNotices();
});

afterAll(() => rmSync(folder, { recursive: true }));

const here = (): Addresses => ({
  admin: String(process.env.TEST_ADMIN_URL),
  owner: String(process.env.TEST_OWNER_URL),
  newsroom: String(process.env.DATABASE_URL),
  public: String(process.env.PUBLIC_DATABASE_URL),
});

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
    const answer = await pressmark(here(), 'backup', file, '--json');
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(answer.out)).toMatchObject({ register: { seq: 5 } });
    const there = await emptyNewsroom();
    expect(await pressmark(there, 'restore', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('The record holds'),
    });
    const restored = await everything(there.admin);
    expect(restored).toEqual(await everything(here().admin));
    expect(restored['pub.edition']).toHaveLength(2);
    // The restore opened these walls. They stand again.
    const walls = (url: string) =>
      withSession(
        url,
        async (admin) => (await admin.query('SELECT relname FROM pg_class WHERE relforcerowsecurity ORDER BY 1')).rows,
      );
    expect(await walls(there.admin)).toEqual(await walls(here().admin));
  });

  test('stops e-mails that were waiting, and administrators can send them again', async () => {
    await asHouse((tx) => postLink(tx, 'officer@demo.example', 'password'));
    await rowsAs('admin', 'UPDATE newsroom.notice SET is_mail_due = true');
    const waiting = join(folder, 'waiting.backup');
    expect(await pressmark(here(), 'backup', waiting)).toMatchObject({ code: 0 });
    await rowsAs('admin', 'UPDATE newsroom.notice SET is_mail_due = false; DELETE FROM newsroom.delivery');
    const there = await emptyNewsroom();
    expect(await pressmark(there, 'restore', waiting)).toMatchObject({ code: 0 });
    await withSession(there.admin, async (admin) => {
      const { rows } = await admin.query('SELECT state, answer FROM newsroom.delivery');
      expect(rows).toEqual([{ state: 'failed', answer: 'The newsroom was restored from a backup.' }]);
      expect((await admin.query('SELECT FROM newsroom.notice WHERE is_mail_due')).rows).toEqual([]);
    });
  });

  test('does not overwrite a file', async () => {
    expect(await pressmark(here(), 'backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('exists') });
  });

  test('is restored only into an empty newsroom', async () => {
    const before = await everything(here().admin);
    const { code, err } = await pressmark(here(), 'restore', file);
    expect([code, err]).toEqual([1, expect.stringContaining('There is a newsroom here already')]);
    expect(await everything(here().admin)).toEqual(before);
  });

  test('is refused in one line on stderr if it is damaged', async () => {
    const damaged = damagedFile((text) => text.replace(/\n[0-9a-f]{8}-/, '\n????????-'));
    const there = await emptyNewsroom();
    const { code, out, err } = await pressmark(there, 'restore', damaged);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^This file is not a whole backup: .*\n$/);
  });

  test('is refused in one line if its file cannot be written, and leaves nothing behind', async () => {
    for (const place of [join(folder, 'no-such-folder', 'a'), join(file, 'below')]) {
      const { refused, text } = await backup([place]);
      expect([refused, text]).toEqual([true, expect.stringMatching(/^.* cannot be written \(ENO\w+\)\. .*$/)]);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

/** Writes the backup with a changed text to another file. */
function damagedFile(damage: (text: string) => string): string {
  const damaged = join(folder, 'damaged.backup');
  writeFileSync(damaged, gzipSync(damage(gunzipSync(readFileSync(file)).toString())));
  return damaged;
}

describe('a file', () => {
  let there: Addresses;
  beforeAll(async () => {
    there = await emptyNewsroom();
  });

  /** The words of a refusal. Also checks that nothing was restored. */
  async function refusalOf(path: string, registerFile?: string) {
    const answer = await withSession(there.owner, (client) => restoreFile(client, path, registerFile));
    if (answer.ok) throw new Error('it was brought back');
    const words = answer.reasons.map(({ message }) => message).join(' ');
    expect(words).toContain('Nothing was changed.');
    expect(words).not.toMatch(/invalid input|violates|COPY|incorrect|zlib|\n/);
    expect(Object.values(await everything(there.admin)).flat()).toEqual([]);
    return words;
  }

  const row = (table: string) => new RegExp(`(\\{"copy":"${table}".*\\n)(.*)\\n`);
  test.each([
    ['cut off', (text: string) => text.slice(0, -200)],
    ['without its last line', (text: string) => `${text.split('\n').slice(0, -2).join('\n')}\n`],
    ['with something after its last line', (text: string) => `${text}more\n`],
    ['with a word changed', (text: string) => text.replace('nobody has seen', 'everybody has seen')],
    ['with a row left out', (text: string) => text.replace(/\n[^\n]*nobody has seen[^\n]*/, '')],
    ['with a row left out that others need', (text: string) => text.replace(row('newsroom.series'), '$1')],
    ['with the same row twice', (text: string) => text.replace(row('newsroom.desk'), '$1$2\n$2\n')],
    ['with a row of too few columns', (text: string) => text.replace(row('newsroom.desk'), '$1en\n')],
    ['with an invalid id', (text: string) => text.replace(/\n[0-9a-f]{8}-/, '\n????????-')],
    ['with a bad row before a long one', (text: string) => text.replace(row('newsroom.file'), '$1?\n$2\n')],
    ['with a null byte in a text', (text: string) => text.replace('nobody has seen', 'nobody\0has seen')],
    ['with an unknown column', (text: string) => text.replace('"columns":["id"', '"columns":["i\\u0000d"')],
    ['with an unknown table', (text: string) => text.replace('"newsroom.desk"', '"pg_catalog.pg_authid"')],
    ['of something else', () => 'Demonstration.\n'],
    ['of nothing', () => ''],
  ])('%s is no backup', async (_name, damage) => {
    expect(await refusalOf(damagedFile(damage))).toContain('not a whole backup');
  });

  test.each([
    ['its first bytes', () => 1],
    ['those after its first rows', (length: number) => length >> 4],
    ['its middle', (length: number) => length >> 1],
    ['its last bytes', (length: number) => length - 6],
  ])('with a flipped bit among %s is no backup', async (_name, place) => {
    const bytes = readFileSync(file);
    const at = place(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    writeFileSync(join(folder, 'flipped.backup'), bytes);
    expect(await refusalOf(join(folder, 'flipped.backup'))).toContain('not a whole backup');
  });

  test('is refused as a backup if it is plain text, empty, a folder or missing', async () => {
    writeFileSync(join(folder, 'plain'), 'plain text');
    writeFileSync(join(folder, 'empty'), '');
    expect(await refusalOf(join(folder, 'plain'))).toContain('it cannot be unpacked');
    expect(await refusalOf(join(folder, 'empty'))).toContain('not a whole backup');
    expect(await refusalOf(folder)).toContain('cannot be read (EISDIR)');
    expect(await refusalOf(join(folder, 'none'))).toContain('cannot be read (ENOENT)');
  });

  test('is refused as a register if it is not the site’s register.json', async () => {
    writeFileSync(join(folder, 'odd.json'), '[]');
    expect(await refusalOf(file, join(folder, 'odd.json'))).toContain('is not the register');
    expect(await refusalOf(file, join(folder, 'none'))).toContain('cannot be read (ENOENT)');
  });
});

describe('a register that was shown', () => {
  const shown = async (entries: { seq: number; hash: string }[]) => {
    const path = join(folder, 'register.json');
    writeFileSync(path, JSON.stringify({ entries }));
    const there = await emptyNewsroom();
    const answer = await withSession(there.owner, (client) => restoreFile(client, file, path));
    const rows = Object.values(await everything(there.admin)).flat().length;
    return { words: answer.ok ? 'brought back' : answer.reasons[0]?.message, isEmpty: rows === 0 };
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

  test('never becomes shorter', async () => {
    const longer = [await entry(4), { seq: 6, hash: 'f'.repeat(64) }];
    expect(await shown(longer)).toMatchObject({
      isEmpty: true,
      words: expect.stringContaining('issue numbers again'),
    });
  });

  test('is never replaced by another history', async () => {
    const other = [{ seq: 3, hash: 'f'.repeat(64) }];
    expect(await shown(other)).toMatchObject({
      isEmpty: true,
      words: expect.stringContaining('two different histories'),
    });
  });

  test('allows the restore of a backup that continues it', async () => {
    expect(await shown([await entry(2), await entry(3)])).toEqual({ words: 'brought back', isEmpty: false });
  });

  test('never becomes shorter in the present newsroom either', async () => {
    await publishOne('Demonstration: after the backup');
    expect(await pressmark(here(), 'restore', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('issue numbers again'),
    });
  });
});
