import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Refusal } from '#lib/core/result.ts';
import { type Answer, type Flags, refusalAnswer, Usage, usage } from './answer.ts';
import { auditVerify } from './audit-verify.ts';
import {
  endSchema,
  type Head,
  type Header,
  headerSchema,
  notWhole,
  refusalOfShown,
  refusalOfTarget,
  refusalOfVersion,
  shownHead,
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
  withWallsOpen,
} from './backup-tables.ts';
import { ownerSession } from './owner.ts';

/** Carries a refusal out of the transaction, which rolls back. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reasons[0]?.code);
    this.refusal = refusal;
  }
}
const unless = (refusal: Refusal | null) => {
  if (refusal) throw new Refused(refusal);
};

/** The lines of a compressed file, without their ends. Texts hold other line separators, so only \n counts. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  const unpacked = createGunzip();
  createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  for await (const chunk of unpacked) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pieces.splice(0), chunk.subarray(from, at)]);
      from = at + 1;
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  }
  if (pieces.length > 0) throw new Refused(notWhole('it is cut off'));
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
    throw new Refused(notWhole(`${what} cannot be read`));
  }
  const { success, data } = schema.safeParse(raw);
  if (!success || data === undefined) throw new Refused(notWhole(`${what} has another shape`));
  return data;
};

/** Fills one table from the lines up to `\.`. */
async function fill(client: pg.Client, table: Table, lines: AsyncIterator<Buffer>, hash: (line: Buffer) => void) {
  const into = client.query(copyFrom(`COPY ${copyTarget(client, table)} FROM STDIN`));
  const done = finished(into);
  done.catch(() => {});
  let rows = 0;
  for (;;) {
    const { value: line, done: isOver } = await lines.next();
    if (isOver) {
      into.destroy();
      throw new Refused(notWhole('it is cut off'));
    }
    hash(line);
    if (line.equals(Buffer.from('\\.'))) break;
    rows++;
    if (!into.write(Buffer.concat([line, Buffer.from('\n')]))) await Promise.race([once(into, 'drain'), done]);
  }
  into.end();
  await done;
  return rows;
}

/** Every table in turn, then the last line: is this all that was written, and nothing else? */
async function fillAll(client: pg.Client, tables: Table[], lines: AsyncIterator<Buffer>, first: Buffer) {
  const whole = createHash('sha256');
  const hash = (line: Buffer) => whole.update(line).update('\n');
  hash(first);
  let rows = 0;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done) throw new Refused(notWhole('it is cut off'));
    const words = String(line);
    if (words.startsWith('{"end"')) {
      const end = parsed(endSchema, words, 'its last line');
      if (end.end !== whole.digest('hex') || end.rows !== rows) throw new Refused(notWhole('it was altered'));
      return rows;
    }
    hash(line);
    const table = parsed(tableSchema, words, 'the name of a table');
    if (!tables.some(({ copy }) => copy === table.copy)) throw new Refused(notWhole(`there is no table ${table.copy}`));
    rows += await fill(client, table, lines, hash);
  }
}

const same = (a: Head | null, b: Head | null) => a?.seq === b?.seq && a?.hash === b?.hash;

async function bringBack(client: pg.Client, file: string, shown: Head | null) {
  const lines = linesOf(file);
  const { value: first, done } = await lines.next();
  if (done || !first) throw new Refused(notWhole('it is empty'));
  const header: Header = parsed(headerSchema, String(first), 'its first line');
  unless(refusalOfVersion(header.migrations, await migrationsOf(client)));
  await client.query('BEGIN');
  await client.query("SELECT set_config('pressmark.desks', '*', true)");
  const tables = await tablesInOrder(client);
  unless(refusalOfTarget(header.register, await registerHead(client), await filledTables(client, tables)));
  let rows = 0;
  await withWallsOpen(client, async () => {
    rows = await fillAll(client, tables, lines, first);
  });
  if (!same(header.register, await registerHead(client)) || !same(header.audit, await auditHead(client)))
    throw new Refused(notWhole('its chains end elsewhere than it says'));
  if (shown) {
    const { rows: entry } = await client.query('SELECT hash FROM pub.register_entry WHERE seq = $1', [shown.seq]);
    unless(refusalOfShown(header.register, shown, entry[0]?.hash ?? null));
  }
  await client.query('COMMIT');
  return { header, rows };
}

function registerShown(path: string | undefined): Head | null {
  if (path === undefined) return null;
  const shown = shownHead(readFileSync(path, 'utf8'));
  if (!shown) throw new Usage(`${path} is not the register as /register.json shows it.`);
  return shown;
}

/**
 * Brings a backup back into an empty newsroom: all of it, or nothing. Afterwards both chains and every text are
 * recomputed.
 * @param flags.register a copy of the public register; a backup whose register is shorter than it, or another, is refused
 */
export async function restore([file, ...rest]: string[], flags: Flags): Promise<Answer> {
  if (!file || rest.length > 0) throw new Usage(usage);
  const shown = registerShown(flags.register);
  try {
    const { header, rows } = await ownerSession((client) => bringBack(client, file, shown));
    const verified = await auditVerify();
    if (verified.refused) return verified;
    const { at, register, audit } = header;
    return { text: `${rows} rows as of ${at} are back. ${verified.text}`, data: { file, at, rows, register, audit } };
  } catch (error) {
    if (error instanceof Refused) return refusalAnswer(error.refusal);
    const { code } = error as { code?: string };
    if (code?.startsWith('Z_')) return refusalAnswer(notWhole('it cannot be unpacked'));
    if (code === 'ENOENT' || code === 'EISDIR') throw new Usage(`There is no file ${file}.`);
    throw error;
  }
}
