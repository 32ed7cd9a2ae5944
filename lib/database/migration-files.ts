// The files that give the database its shape. Each migration is applied once. All SQL files are
// applied again when one of them changes.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '#lib/core/problem.ts';

export type Migration = { name: string; sql: string; checksum: string };
/**
 * The functions, triggers, policies and rights. The hash covers the names and contents of all
 * files.
 */
export type SqlFiles = { files: { name: string; sql: string }[]; hash: string };

/** Holds `migrations` and `sql`. */
export const prismaFolder = fileURLToPath(new URL('../../prisma', import.meta.url));

// Everything due is applied in one transaction. These statements would end it half-way.
const endsTransaction = /^\s*(commit|rollback|end|begin|start\s+transaction)(\s+(work|transaction))?\s*;/im;

/**
 * Reads every migration, in order. The checksum is Prisma's: SHA-256, hex, over the file's bytes.
 */
export function readMigrations(folder = prismaFolder): Migration[] {
  const migrations = join(folder, 'migrations');
  const names = readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const file = join(migrations, name, 'migration.sql');
    if (!existsSync(file)) throw new Problem(`The migration ${name} has no migration.sql: put the file back.`);
    const sql = readSql(file, `The migration ${name}`);
    return { name, sql, checksum: sha256(sql) };
  });
}

/** Reads every SQL file, in the order of their names. */
export function readSqlFiles(folder = prismaFolder): SqlFiles {
  const names = readdirSync(join(folder, 'sql'))
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const files = names.map((name) => ({ name, sql: readSql(join(folder, 'sql', name), `prisma/sql/${name}`) }));
  return { files, hash: sha256(JSON.stringify(files)) };
}

function readSql(file: string, what: string): string {
  const sql = readFileSync(file, 'utf8');
  if (endsTransaction.test(withoutBodies(sql)))
    throw new Problem(`${what} begins or ends a transaction itself: take that out, it runs inside one.`);
  return sql;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The SQL without comments and dollar-quoted bodies. BEGIN and END mean something else in a body.
 */
function withoutBodies(sql: string) {
  return sql.replace(/(\$\w*\$)[\s\S]*?\1/g, '').replace(/--.*$/gm, '');
}
