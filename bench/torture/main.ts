// npm run torture: what the newsroom must survive. It prints its figures last and ends with 1 if a promise was broken.
//   --races N      two people press at the same moment on the same version, N times
//   --seed S       repeats the chances of an earlier run
import { parseArgs } from 'node:util';
import { tortureConflicts } from '../conflicts/main.ts';

const { values } = parseArgs({ options: { races: { type: 'string' }, seed: { type: 'string' } } });

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  console.error(`--${name} takes a whole number from 1 to ${most}.`);
  process.exit(2);
}

const seed = wholeNumber('seed', values.seed ?? String((Date.now() % 1_000_000) + 1), 2 ** 31);

if (!values.races) {
  console.error('Say what to do: --races 1000');
  process.exit(2);
}
const held = await tortureConflicts(wholeNumber('races', values.races, 1_000_000), seed);
process.exit(held ? 0 : 1);
