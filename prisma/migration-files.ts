// The migrations as they lie in a folder: one directory each, applied in the order of their names.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '#lib/core/problem.ts';

export type Migration = { name: string; sql: string; checksum: string };

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

// A migration is applied inside one transaction; these would end it half-way.
const endsTransaction = /^\s*(commit|rollback|end|begin|start\s+transaction)(\s+(work|transaction))?\s*;/im;

/** Reads every migration of a folder, in order. The checksum is Prisma's: SHA-256, hex, over the file's bytes. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => readMigration(folder, name));
}

function readMigration(folder: string, name: string): Migration {
  const file = join(folder, name, 'migration.sql');
  if (!existsSync(file)) throw new Problem(`The migration ${name} has no migration.sql: put the file back.`);
  const bytes = readFileSync(file);
  const sql = bytes.toString('utf8');
  if (endsTransaction.test(withoutBodies(sql))) {
    throw new Problem(
      `The migration ${name} begins or ends a transaction itself: take that out, each migration is one transaction already.`,
    );
  }
  return { name, sql, checksum: createHash('sha256').update(bytes).digest('hex') };
}

/** The SQL without comments and without dollar-quoted bodies, where BEGIN and END mean something else. */
function withoutBodies(sql: string) {
  return sql.replace(/(\$\w*\$)[\s\S]*?\1/g, '').replace(/--.*$/gm, '');
}
