// The administrator's commands. Exit codes: 0 done, 1 refused (one line on stderr), 2 wrong usage.
import { parseArgs } from 'node:util';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import { clockAccept, schedulesRelease } from './clock.ts';
import { importArchive } from './import.ts';
import { parse } from './parse.ts';
import { type Answer, type Flags, usage, Usage } from './answer.ts';
import { restore } from './restore.ts';
import { seriesAbsent, seriesAdd, seriesBegins, seriesNext, seriesRestart, seriesSet } from './series.ts';
import { tokenAdd, tokenList, tokenRevoke } from './token.ts';
import { userAdd } from './user-add.ts';

const options = {
  json: { type: 'boolean', default: false },
  name: { type: 'string' },
  role: { type: 'string', multiple: true },
  desk: { type: 'string' },
  label: { type: 'string' },
  period: { type: 'string' },
  'first-month': { type: 'string' },
  prefix: { type: 'string' },
  'time-zone': { type: 'string' },
  reason: { type: 'string' },
  approvals: { type: 'string' },
  urgent: { type: 'string' },
  register: { type: 'string' },
  expires: { type: 'string' },
  series: { type: 'string' },
  language: { type: 'string' },
  report: { type: 'string' },
} as const;

const commands: Record<string, (args: string[], flags: Flags) => Promise<Answer>> = {
  parse: (args) => parse(args),
  import: (args, flags) => importArchive(args, flags),
  'user add': (args, flags) => userAdd(args, flags),
  'token add': (args, flags) => tokenAdd(args, flags),
  'token list': (args) => tokenList(args),
  'token revoke': (args) => tokenRevoke(args),
  'series add': (args, flags) => seriesAdd(args, flags),
  'series set': (args, flags) => seriesSet(args, flags),
  'series next': (args, flags) => seriesNext(args, flags),
  'series begins': (args, flags) => seriesBegins(args, flags),
  'series absent': (args, flags) => seriesAbsent(args, flags),
  'series restart': (args, flags) => seriesRestart(args, flags),
  'clock accept': (args, flags) => clockAccept(args, flags),
  'schedules release': (args, flags) => schedulesRelease(args, flags),
  backup: (args) => backup(args),
  restore: (args, flags) => restore(args, flags),
  'audit verify': () => auditVerify(),
};

async function run(argv: string[]): Promise<Answer> {
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  const name = Object.keys(commands).find(
    (command) => command === positionals.slice(0, command.split(' ').length).join(' '),
  );
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || !command) throw new Usage(usage);
  const answer = await command(positionals.slice(name.split(' ').length), values);
  if (values.json && answer.data !== undefined) return { ...answer, text: JSON.stringify(answer.data) };
  return answer;
}

/** Resolves once the text is out: a long one fills a pipe, and would be cut off by the exit. */
function say(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has gone wants no more.
    stream.on('error', () => resolve());
    stream.write(`${text}\n`, () => resolve());
  });
}

try {
  const { text, refused, complaint, code } = await run(process.argv.slice(2));
  await say(refused ? process.stderr : process.stdout, text);
  if (complaint) await say(process.stderr, complaint);
  process.exit(code ?? (refused || complaint ? 1 : 0));
} catch (error) {
  const isUsage = error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  await say(process.stderr, (error as Error).message);
  process.exit(isUsage ? 2 : 1);
}
