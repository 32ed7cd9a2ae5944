import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { usageOf, type Flags } from '#lib/core/command-line/list.ts';
import { ok, type Refusal, RefusalError, type Result } from '#lib/core/result.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { auditVerify } from './audit-verify.ts';
import {
  endSchema,
  type ChainHead,
  type Header,
  headerSchema,
  notReadable,
  notTheRegister,
  notWhole,
  refusalOfPublicHead,
  refusalOfTarget,
  refusalOfVersion,
  headOfRegisterFile,
  type Table,
  tableSchema,
} from './backup-rules.ts';
import {
  auditHead,
  copyTarget,
  filledTables,
  migrationsOf,
  registerHead,
  tablesInOrder,
  withFreshStatistics,
  withoutForcedRowSecurity,
} from './backup-tables.ts';
import { ownerSession } from './owner.ts';

const throwIfRefused = (refusal: Refusal | null) => {
  if (refusal) throw new RefusalError(refusal);
};

// More than any row has. PostgreSQL refuses a text of a gigabyte, and we take no file of that size.
const maxLineBytes = 256 * 1024 * 1024;

/**
 * The lines of a compressed file, without their ends. Texts may hold other line separators, so only
 * \n ends a line.
 */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  let pendingBytes = 0;
  const unpacked = createGunzip();
  createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  for await (const chunk of unpacked) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pieces.splice(0), chunk.subarray(from, at)]);
      from = at + 1;
      pendingBytes = 0;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
    pendingBytes += chunk.length - from;
    if (pendingBytes > maxLineBytes) throw new RefusalError(notWhole('it has a line that is longer than any row'));
  }
  if (pieces.length > 0) throw new RefusalError(notWhole('it is cut off'));
}

const parsed = <T>(
  schema: { safeParse: (raw: unknown) => { success: boolean; data?: T } },
  line: string,
  what: string,
): T => {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    throw new RefusalError(notWhole(`${what} cannot be read`));
  }
  const { success, data } = schema.safeParse(raw);
  if (!success || data === undefined) throw new RefusalError(notWhole(`${what} has another shape`));
  return data;
};

/** True if PostgreSQL refused the data as a row. False for a full disk or a lost server. */
const isBadRow = (error: unknown) => /^(22|23|54|P0)/.test((error as { code?: string }).code ?? '');

/** Fills one table from the lines up to `\.`. */
async function fill(client: pg.Client, table: Table, lines: AsyncIterator<Buffer>, hash: (line: Buffer) => void) {
  const copy = client.query(copyFrom(`COPY ${copyTarget(client, table)} FROM STDIN`));
  const copyEnd = finished(copy);
  copyEnd.catch(() => {});
  // PostgreSQL may refuse a row while we still write others. After that nothing more may be
  // written.
  let refused: Error | null = null;
  copy.on('error', (error) => {
    refused ??= error;
    copy.destroy();
  });
  let rows = 0;
  try {
    for (;;) {
      const { value: line, done: isOver } = await lines.next();
      if (refused) throw refused;
      if (isOver) throw new RefusalError(notWhole('it is cut off'));
      hash(line);
      if (line.equals(Buffer.from('\\.'))) break;
      rows++;
      if (!copy.write(Buffer.concat([line, Buffer.from('\n')]))) await Promise.race([once(copy, 'drain'), copyEnd]);
    }
    copy.end();
    await copyEnd;
    return rows;
  } catch (error) {
    copy.destroy();
    throw isBadRow(error) ? new RefusalError(notWhole(`a row of ${table.copy} cannot be read`)) : error;
  }
}

/** Fills every table, then checks by the last line that the file is whole and unaltered. */
async function fillAll(client: pg.Client, tables: Table[], lines: AsyncIterator<Buffer>, first: Buffer) {
  const digest = createHash('sha256');
  const hash = (line: Buffer) => digest.update(line).update('\n');
  hash(first);
  let rows = 0;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done) throw new RefusalError(notWhole('it is cut off'));
    const words = String(line);
    if (words.startsWith('{"end"')) {
      const end = parsed(endSchema, words, 'its last line');
      if (end.end !== digest.digest('hex') || end.rows !== rows) throw new RefusalError(notWhole('it was altered'));
      // The compressed file ends with its own checksum. Reading to the end checks it.
      if (!(await lines.next()).done) throw new RefusalError(notWhole('something follows its end'));
      return rows;
    }
    hash(line);
    const table = parsed(tableSchema, words, 'the name of a table');
    const existing = tables.find(({ copy }) => copy === table.copy);
    if (!existing) throw new RefusalError(notWhole('it names an unknown table'));
    if (!table.columns.every((column) => existing.columns.includes(column)))
      throw new RefusalError(notWhole(`it names a column that ${table.copy} has not`));
    rows += await withFreshStatistics(client, table, () => fill(client, table, lines, hash));
  }
}

const isSameHead = (a: ChainHead | null, b: ChainHead | null) => a?.seq === b?.seq && a?.hash === b?.hash;

/**
 * Stops the e-mails that were waiting. They may have arrived since, or this house may be only a
 * copy. Administrators can send them again.
 */
async function stopMails(client: pg.Client): Promise<void> {
  await client.query('UPDATE newsroom.notice SET is_mail_due = false WHERE is_mail_due');
  await client.query(
    `UPDATE newsroom.delivery SET state = 'failed', answer = 'The newsroom was restored from a backup.' WHERE state = 'waiting'`,
  );
}

type RestoreResult = { header: Header; rows: number };

async function bringBack(client: pg.Client, file: string, publicHead: ChainHead | null): Promise<RestoreResult> {
  const lines = linesOf(file);
  const { value: first, done } = await lines.next();
  if (done || !first) throw new RefusalError(notWhole('it is empty'));
  const header: Header = parsed(headerSchema, String(first), 'its first line');
  throwIfRefused(refusalOfVersion(header.migrations, await migrationsOf(client)));
  await client.query('BEGIN');
  await client.query("SELECT set_config('pressmark.desks', '*', true)");
  const tables = await tablesInOrder(client);
  throwIfRefused(refusalOfTarget(header.register, await registerHead(client), await filledTables(client, tables)));
  let rows = 0;
  await withoutForcedRowSecurity(client, async () => {
    rows = await fillAll(client, tables, lines, first);
    await stopMails(client);
  });
  if (!isSameHead(header.register, await registerHead(client)) || !isSameHead(header.audit, await auditHead(client)))
    throw new RefusalError(notWhole('its chains end elsewhere than it says'));
  if (publicHead) {
    const { rows: entry } = await client.query('SELECT hash FROM pub.register_entry WHERE seq = $1', [publicHead.seq]);
    throwIfRefused(refusalOfPublicHead(header.register, publicHead, entry[0]?.hash ?? null));
  }
  await client.query('COMMIT');
  return { header, rows };
}

function readRegisterFile(path: string | undefined): ChainHead | null {
  if (path === undefined) return null;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RefusalError(notReadable(path, (error as NodeJS.ErrnoException).code ?? 'unknown'));
  }
  const publicHead = headOfRegisterFile(text);
  if (!publicHead) throw new RefusalError(notTheRegister(path));
  return publicHead;
}

const unreadable = new Set(['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EIO', 'ENXIO']);

/** The refusal for a fault of the file, or null for any other error. */
function refusalOf(error: unknown, file: string): Refusal | null {
  if (error instanceof RefusalError) return error.refusal;
  const { code = '' } = error as { code?: string };
  if (code.startsWith('Z_')) return notWhole('it cannot be unpacked');
  return unreadable.has(code) ? notReadable(file, code) : null;
}

/**
 * Restores a file on one connection as the owner: all of it, or nothing.
 * @param registerFile a copy of the public register. A backup with a shorter or a different
 * register is refused.
 */
export async function restoreFile(
  client: pg.Client,
  file: string,
  registerFile?: string,
): Promise<Result<RestoreResult>> {
  try {
    return ok(await bringBack(client, file, readRegisterFile(registerFile)));
  } catch (error) {
    const refusal = refusalOf(error, file);
    if (!refusal) throw error;
    await client.query('ROLLBACK');
    return refusal;
  }
}

/** Restores a backup into an empty newsroom, then recomputes both chains and every text. */
export async function restore([file]: string[], { register: registerFile }: Flags): Promise<Answer> {
  if (!file) throw usageOf('restore');
  const restored = await ownerSession((client) => restoreFile(client, file, registerFile));
  if (!restored.ok) return refusalAnswer(restored);
  const verified = await auditVerify();
  if (verified.refused) return verified;
  const { rows, header } = restored.value;
  const { at, register, audit } = header;
  return { text: `${rows} rows as of ${at} are back. ${verified.text}`, data: { file, at, rows, register, audit } };
}
