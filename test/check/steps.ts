// The steps of `npm test`: what each runs, and how its outcome is counted.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, root, run } from './run.ts';

export type Outcome = { passed: number; failed: number; skipped: number; output: string; seconds: number };
export type Step = { name: string; run: (filters: string[], live: boolean) => Promise<Outcome> };

const program = (path: string) => join(root, 'node_modules', path);
const both = (a: Ran, b: Ran): Ran => ({ code: b.code, output: a.output + b.output, seconds: a.seconds + b.seconds });

/** A step that passes or fails as a whole. It counts as one. */
function single(name: string, ...programs: string[][]): Step {
  return {
    name,
    run: async (_filters, live) => {
      let ran = await run(programs[0] ?? [], { live });
      for (const next of programs.slice(1)) if (ran.code === 0) ran = both(ran, await run(next, { live }));
      return { ...ran, passed: ran.code === 0 ? 1 : 0, failed: ran.code === 0 ? 0 : 1, skipped: 0 };
    },
  };
}

type Counts = { passed: number; failed: number; skipped: number };

/**
 * A step of many tests, counted from its reporter's file. No test at all is a failure, and so is a
 * missing report.
 */
function suite(
  name: string,
  args: (report: string, filters: string[]) => string[],
  read: (report: string) => Counts,
): Step {
  return {
    name,
    run: async (filters, live) => {
      const folder = mkdtempSync(join(tmpdir(), 'pressmark-check-'));
      const report = join(folder, 'report.json');
      const ran = await run(args(report, filters), { live, env: { E2E_REPORT: report } });
      const counts = existsSync(report) ? read(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
      rmSync(folder, { recursive: true });
      const output = counts.passed + counts.failed === 0 ? `${ran.output}\nNot one test was run.\n` : ran.output;
      const isOk = ran.code === 0 && counts.passed > 0;
      return { ...counts, output, seconds: ran.seconds, failed: isOk ? counts.failed : Math.max(1, counts.failed) };
    },
  };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function readVitest(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(report) as VitestReport;
  // A file that failed to load has no tests, so it counts as one failure.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

function readPlaywright(report: string): Counts {
  const { stats, errors } = JSON.parse(report) as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  };
}

const vitest = (project: string) =>
  suite(
    project,
    (report, filters) => [
      program('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    readVitest,
  );

export const generate = single('generate', [join(root, 'prisma/generate.mjs')]);
// Generates Next's types of routes first: old ones name pages that were removed.
export const types = single(
  'types',
  [program('next/dist/bin/next'), 'typegen'],
  [program('typescript/bin/tsc'), '--noEmit', '-p', '.'],
);
export const lint = single('lint', [
  program('@biomejs/biome/bin/biome'),
  'ci',
  '--max-diagnostics=200',
  '--error-on-warnings',
]);
export const looks = vitest('looks');
export const unit = vitest('unit');
export const db = vitest('db');
export const processes = vitest('process');
export const long = vitest('long');
export const build = single('build', [
  '--disable-warning=ExperimentalWarning',
  join(root, 'lib/launch/run.mjs'),
  'build',
]);
export const e2e = suite(
  'e2e',
  (_report, filters) => [program('@playwright/test/cli.js'), 'test', ...filters],
  readPlaywright,
);
