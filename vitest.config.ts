import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const database = ['**/*.db.test.ts'];
const processes = ['**/*.process.test.ts'];
// Kills, outages and clocks that are off, which take minutes: npm test -- long.
const long = ['**/*.long.test.ts'];
const looks = ['test/looks/**/*.test.ts'];
const never = ['**/node_modules/**', '**/.next/**', '**/dist/**', '**/.data/**', '**/fixtures/**'];

/** The matrix takes a third of the database's time: begun last, it would leave a worker waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('/matrix.db.test.ts');
    return (await super.sort(files)).toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: { alias: { 'server-only': here('./test/harness/empty.ts') } },
  test: {
    // A forgotten `.only` would leave the rest unrun and green.
    allowOnly: false,
    passWithNoTests: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A busy machine is no failure, at thirty times the load neither: what hangs is found all the
    // same.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, ...database, ...processes, ...long, ...looks],
        },
      },
      { extends: true, test: { name: 'looks', include: looks, exclude: never } },
      {
        // Real PostgreSQL, a database of its own for each file: test/harness/database.ts.
        extends: true,
        test: {
          name: 'db',
          include: database,
          exclude: never,
          globalSetup: ['test/harness/database-server.ts'],
          setupFiles: ['test/harness/database-of-file.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: processes,
          exclude: never,
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: long, exclude: never, fileParallelism: false, testTimeout: 300_000 },
      },
    ],
  },
});
