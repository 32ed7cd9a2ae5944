// npm run torture: what the newsroom must survive. Prints its figures last and ends with 1 if a
// promise was broken.
import { readLine } from '#lib/core/command-line/line.ts';
import { tortureConflicts } from '../conflicts/main.ts';
import { figures } from './print.ts';
import { torture } from './torture.ts';

const help = `Usage: npm run torture -- [OPTIONS]
  --publishes N --clients C --kills K    real processes under kill -9, retries with idempotency keys
  --races N                              two people press at the same moment on the same version, N times
  --seed S                               repeats the chances of an earlier run`;

const text = { type: 'string' } as const;
const options = { publishes: text, clients: text, kills: text, races: text, seed: text };
const line = readLine(process.argv.slice(2), { options, help, firstWords: [], maxWords: 0 });
if ('code' in line) process.exit(line.code);
const { values } = line;

function wholeNumber(name: keyof typeof values, otherwise: number, least: number, most: number): number {
  const number = Number(values[name] ?? otherwise);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  console.error(`--${name} takes a whole number from ${least} to ${most}.`);
  process.exit(2);
}

async function underKills(seed: number): Promise<boolean> {
  const publishes = wholeNumber('publishes', 2000, 1, 1_000_000);
  const clients = wholeNumber('clients', 8, 1, 200);
  const kills = wholeNumber('kills', 20, 0, 10_000);
  console.log(`seed ${seed}`);
  const outcome = await torture({ publishes, clients, kills, seed, settleMs: 180_000, report: console.log });
  for (const what of outcome.problems) console.error(`broken: ${what}`);
  if (outcome.problems.length > 0) console.error(`What Pressmark said last:\n${outcome.output.slice(-4000)}`);
  for (const line of figures(outcome)) console.log(line);
  return outcome.problems.length === 0;
}

const seed = wholeNumber('seed', (Date.now() % 1_000_000) + 1, 1, 2 ** 31);
try {
  const isOk = values.races
    ? await tortureConflicts(wholeNumber('races', 1000, 1, 1_000_000), seed)
    : await underKills(seed);
  process.exit(isOk ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
