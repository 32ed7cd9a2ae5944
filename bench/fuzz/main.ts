// npm run fuzz: the readers of texts and files take no more than linear time. Prints its figures
// last and ends with 1 if one does. The usage below lists the options.
import { readWords, versionLine } from '#lib/core/command-line/line.ts';
import { type Growth, growthOf, isSteep } from './growth.ts';
import { subjects } from './subjects.ts';

const usage = `npm run fuzz -- [NAME] [--size S]
  NAME       part of a name: ${subjects.map(({ name }) => name).join(', ')}
  --size S   the share of the longest input that is read, 0.01 to 1 (default 1)
npm run fuzz -- paste [COUNT]
  COUNT      sources that are pasted at random (default 1000)
npm run fuzz -- import [COUNT]
  COUNT      sheets that are read at random (default 1000000)`;

if (process.argv[2] === 'paste' && /^\d*$/.test(process.argv[3] ?? '')) {
  const { fuzzPaste } = await import('./paste.ts');
  process.exit((await fuzzPaste(Number(process.argv[3] ?? 1000))) ? 0 : 1);
}
if (process.argv[2] === 'import' && /^\d*$/.test(process.argv[3] ?? '')) {
  const { fuzzImport } = await import('./import.ts');
  process.exit(fuzzImport(Number(process.argv[3] ?? 1_000_000)) ? 0 : 1);
}

function readArguments() {
  try {
    const { asks, values, words } = readWords(process.argv.slice(2), { size: { type: 'string', default: '1' } });
    const share = Number(values.size);
    const chosen = subjects.filter(({ name }) => name.includes(words.join(' ')));
    if (chosen.length > 0 && share >= 0.01 && share <= 1) return { asks, share, chosen };
  } catch {
    // The usage is printed below.
  }
  console.error(usage);
  process.exit(2);
}

const { asks, share, chosen } = readArguments();
if (asks) {
  console.log(asks === 'help' ? usage : versionLine);
  process.exit(0);
}

const line = ({ subject, shape, points, exponent }: Growth) =>
  `${exponent.toFixed(2).padStart(5)}  ${points.map(({ seconds }) => `${(seconds * 1000).toFixed(0)} ms`.padStart(9)).join('')}  ${subject}: ${shape}`;

const all: Growth[] = [];
for (const subject of chosen) {
  for (const shape of Object.keys(subject.shapes)) {
    const growth = await growthOf(subject, shape, subject.most * share);
    all.push(growth);
    console.log(line(growth));
  }
}
const steep = all.filter(isSteep);
for (const growth of steep) console.error(`grows faster than its input: ${growth.subject}: ${growth.shape}`);
const slowest = [...all].sort((a, b) => (b.points.at(-1)?.seconds ?? 0) - (a.points.at(-1)?.seconds ?? 0))[0];
console.log(`${all.length} kinds of input, ${steep.length} steep; the slowest ${slowest ? line(slowest).trim() : ''}`);
process.exit(steep.length > 0 ? 1 : 0);
