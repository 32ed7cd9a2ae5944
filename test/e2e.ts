// npm run e2e -- [--firefox] [NAMES]: the stories alone, in Chromium, or the main story and the
// pastes in the machine's Firefox.
import { join } from 'node:path';
import { readWords, Usage, versionLine } from '#lib/core/command-line/line.ts';
import { root, run } from './check/run.ts';
import { firefoxPath } from './harness/firefox.ts';

const help = `Usage: npm run e2e -- [--firefox] [NAMES]
  NAMES      the stories' files whose names hold one of these
  --firefox  the main story and the pastes in Firefox, which must be installed`;

const noFirefox =
  'There is no Firefox here. On Debian: apt-get install firefox-esr. PRESSMARK_FIREFOX names another one.';

function stories(words: string[], firefox: boolean) {
  const config = firefox ? ['--config', 'e2e/firefox.config.ts'] : [];
  return run([join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...config, ...words], { live: true });
}

try {
  const { asks, words, values } = readWords(process.argv.slice(2), { firefox: { type: 'boolean', default: false } });
  if (asks) process.stdout.write(`${asks === 'help' ? help : versionLine}\n`);
  else if (values.firefox && firefoxPath() === null) throw new Usage(noFirefox);
  else process.exitCode = (await stories(words, values.firefox)).code ?? 1;
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
