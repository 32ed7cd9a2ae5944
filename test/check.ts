// npm test: every check but the long ones, in lanes for two cores.
// The last line is always `N passed, N failed`.
import { readLine } from '#lib/core/command-line/line.ts';
import { passOn } from './check/run.ts';
import {
  build,
  db,
  e2e,
  generate,
  lint,
  long,
  looks,
  type Outcome,
  processes,
  type Step,
  types,
  unit,
} from './check/steps.ts';

const steps = [types, lint, looks, unit, db, processes, build, e2e, long];
const help = `Usage: npm test -- [STEP] [NAMES]
  npm test                 every check but the long ones, in lanes for two cores
  npm test -- long         kills, outages and clocks that are off, for minutes; before a release
  npm test -- unit         one step: ${steps.map((step) => step.name).join(', ')}
  npm test -- e2e story    one step's files whose names hold "story"
The last line is always "N passed, N failed"; types, lint and build count as one each.`;
const outcomes: Outcome[] = [];
let stopped = false;

const time = (seconds: number) =>
  seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

function print(name: string, { passed, failed, skipped, output, seconds }: Outcome) {
  const counts = [
    `${passed} passed`,
    failed > 0 ? `${failed} failed` : '',
    skipped > 0 ? `${skipped} not for this machine` : '',
  ].filter(Boolean);
  if (failed > 0 && output) process.stdout.write(`\n──── ${name} ────\n${output.trim()}\n\n`);
  process.stdout.write(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${counts.join(', ').padEnd(34)} ${time(seconds)}\n`,
  );
}

async function take(step: Step, filters: string[] = [], live = false): Promise<boolean> {
  if (stopped) return false;
  const outcome = await step.run(filters, live);
  outcomes.push(outcome);
  print(step.name, outcome);
  return outcome.failed === 0;
}

function leaveOut(step: Step, why: string) {
  const outcome = { passed: 0, failed: 1, skipped: 0, output: `Not run, because ${why}.`, seconds: 0 };
  outcomes.push(outcome);
  print(step.name, outcome);
}

async function lane(...list: Step[]) {
  for (const step of list) await take(step);
}

async function buildAndVisit(): Promise<void> {
  // The build rewrites types that the type checker reads, so one follows the other.
  await take(types);
  if (await take(build)) await take(e2e);
  else leaveOut(e2e, 'the build failed');
}

async function everything() {
  await Promise.all([buildAndVisit(), lane(lint, db, processes, unit, looks)]);
}

async function chosen(names: string[], filters: string[]) {
  for (const name of names) {
    const step = steps.find((known) => known.name === name);
    if (step) await take(step, filters, names.length === 1);
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped = true;
    passOn(signal);
  });
}

const line = readLine(process.argv.slice(2), {
  options: {},
  help,
  firstWords: steps.map((step) => step.name),
  maxWords: Number.POSITIVE_INFINITY,
});
if ('code' in line) process.exit(line.code);
const args = line.words;
const known = args.findIndex((arg) => steps.every((step) => step.name !== arg));
const names = known === -1 ? args : args.slice(0, known);
const began = performance.now();
// Generates the Prisma client, which the types need. It counts only if it fails.
const generated = await generate.run([], false);
if (generated.failed > 0) {
  outcomes.push(generated);
  print(generate.name, generated);
} else await (names.length === 0 ? everything() : chosen(names, args.slice(names.length)));

const sum = (part: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[part], 0);
const failed = sum('failed') + (stopped ? 1 : 0);
process.stdout.write(
  `${stopped ? 'stopped after' : 'took'} ${time((performance.now() - began) / 1000)}\n${sum('passed')} passed, ${failed} failed\n`,
);
process.exitCode = failed > 0 ? 1 : 0;
