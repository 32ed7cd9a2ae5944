// The sources of the build. Their hash tells whether a build is old. File times do not, since git
// does not keep them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const folders = ['app', 'components', 'lib', 'prisma', 'public'];
// At the root: programs, Next's files, package.json and its lock.
const rootFile = /\.(ts|js|mjs|json)$/;
// No bundle contains the launcher, lib/database, migrations, SQL files or tests.
const outside =
  /^(lib\/(launch|database)|prisma\/(generated|migrations|sql))(\/|$)|\.test\.tsx?$|\/fixtures\/|^(next-env\.d|vitest\.config|prisma\.config)\.ts$/;

/** SHA-256 over names and contents of all sources. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function sourceFiles(): string[] {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(join(root, folder)));
  const single = readdirSync(root).filter((name) => rootFile.test(name));
  return [...single, ...files.map((path) => relative(root, path))].filter((path) => !outside.test(path)).sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
