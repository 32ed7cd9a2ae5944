import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { usageOf } from '#lib/core/command-line/list.ts';
import { refuse } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { type Header, notWritable } from './backup-rules.ts';
import { auditHead, copyTarget, migrationsOf, registerHead, tablesInOrder } from './backup-tables.ts';
import { ownerSession } from './owner.ts';

/** Writes lines to a compressed file and hashes every line. */
function writer(file: string) {
  const hash = createHash('sha256');
  const gzip = createGzip({ level: 6 });
  const out = gzip.pipe(createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  const broken = new Promise<never>((_resolve, reject) =>
    out.once('error', reject).once('error', () => gzip.destroy()),
  );
  broken.catch(() => {});
  const write = async (chunk: Buffer | string) => {
    hash.update(chunk);
    if (!gzip.write(chunk)) await Promise.race([once(gzip, 'drain'), broken]);
  };
  const end = async (rows: number) => {
    gzip.end(`${JSON.stringify({ end: hash.copy().digest('hex'), rows })}\n`);
    await finished(out);
  };
  return { write, end, destroy: () => gzip.destroy() };
}

/** Copies the whole newsroom as of one moment. Everybody can work meanwhile. */
async function copyAll(client: pg.Client, file: string): Promise<{ header: Header; rows: number }> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query("SELECT set_config('pressmark.desks', '*', true)");
  const { rows: clock } = await client.query('SELECT now() AS now');
  const header: Header = {
    format: 'pressmark-backup/1',
    at: clock[0].now.toISOString(),
    migrations: await migrationsOf(client),
    register: await registerHead(client),
    audit: await auditHead(client),
  };
  const { write, end, destroy } = writer(file);
  try {
    await write(`${JSON.stringify(header)}\n`);
    let rows = 0;
    for (const table of await tablesInOrder(client)) {
      await write(`${JSON.stringify(table)}\n`);
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const [from = ''] = copyTarget(client, table).split(' (');
      const copied = client.query(copyTo(`COPY (SELECT ${columns} FROM ${from}) TO STDOUT`));
      for await (const chunk of copied) await write(chunk as Buffer);
      rows += copied.rowCount;
      await write('\\.\n');
    }
    await end(rows);
    return { header, rows };
  } catch (error) {
    destroy();
    throw error;
  }
}

/**
 * Writes everything that the newsroom knows into one file. The file gets its name last, so a file
 * with this name is whole.
 */
export async function backup([file]: string[]): Promise<Answer> {
  if (!file) throw usageOf('backup');
  if (existsSync(file))
    return refusalAnswer(
      refuse('conflict', {
        code: 'file-exists',
        message: `${file} exists and is not written over. Name another file.`,
      }),
    );
  const unfinished = `${file}.${process.pid}.part`;
  try {
    const { header, rows } = await ownerSession((client) => copyAll(client, unfinished));
    renameSync(unfinished, file);
    const { at, register, audit } = header;
    const text = `${file}: ${rows} rows as of ${at}; the register has ${register?.seq ?? 0} entries, the record ${audit?.seq ?? 0}. Keep the keys of the data directory with it.`;
    return { text, data: { file, at, rows, register, audit } };
  } catch (error) {
    const { code = '', path } = error as NodeJS.ErrnoException;
    if (path === undefined || code === 'ENOSPC' || code === 'EDQUOT') throw error;
    return refusalAnswer(notWritable(file, code));
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished);
  }
}
