// The administrator's commands. Exit codes: 0 done, 1 refused (one line on stderr), 2 wrong usage.
import { Usage } from '#lib/core/command-line/line.ts';
import { type CommandName, type Flags, readCommand } from '#lib/core/command-line/list.ts';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import { clockAccept, schedulesRelease } from './clock.ts';
import { deskAdd, deskClose, deskList, deskOpen, deskRename } from './desk.ts';
import { houseSet, houseShow } from './house.ts';
import { importArchive } from './import.ts';
import { parse } from './parse.ts';
import type { Answer } from './answer.ts';
import { failureWords } from './failure-words.ts';
import { restore } from './restore.ts';
import { seriesAbsent, seriesAdd, seriesBegins, seriesNext, seriesRestart, seriesSet } from './series.ts';
import { tokenAdd, tokenList, tokenRevoke } from './token.ts';
import { peopleExport, userInvite, userLink, userList } from './people.ts';
import { userAdd, userDisable, userEnable, userReset, userRole } from './user.ts';

const work: Record<CommandName, (args: string[], flags: Flags) => Promise<Answer>> = {
  parse: (args) => parse(args),
  import: (args, flags) => importArchive(args, flags),
  'house show': () => houseShow(),
  'house set': (_args, flags) => houseSet(flags),
  'desk list': () => deskList(),
  'desk add': (args, flags) => deskAdd(args, flags),
  'desk rename': (args, flags) => deskRename(args, flags),
  'desk close': (args) => deskClose(args),
  'desk open': (args) => deskOpen(args),
  'user add': (args, flags) => userAdd(args, flags),
  'user role': (args, flags) => userRole(args, flags),
  'user disable': (args) => userDisable(args),
  'user enable': (args) => userEnable(args),
  'user reset': (args) => userReset(args),
  'user invite': (args, flags) => userInvite(args, flags),
  'user link': (args, flags) => userLink(args, flags),
  'user list': () => userList(),
  'people export': () => peopleExport(),
  'token add': (args, flags) => tokenAdd(args, flags),
  'token list': (args) => tokenList(args),
  'token revoke': (args) => tokenRevoke(args),
  'series add': (args, flags) => seriesAdd(args, flags),
  'series set': (args, flags) => seriesSet(args, flags),
  'series next': (args, flags) => seriesNext(args, flags),
  'series begins': (args, flags) => seriesBegins(args, flags),
  'series absent': (args, flags) => seriesAbsent(args, flags),
  'series restart': (args, flags) => seriesRestart(args, flags),
  'clock accept': (_args, flags) => clockAccept(flags),
  'schedules release': (_args, flags) => schedulesRelease(flags),
  backup: (args) => backup(args),
  restore: (args, flags) => restore(args, flags),
  'audit verify': () => auditVerify(),
};

async function run(argv: string[]): Promise<Answer> {
  const call = readCommand(argv);
  if ('answer' in call) return { text: call.answer };
  const answer = await work[call.name](call.args, call.flags);
  if (call.flags.json && answer.data !== undefined) return { ...answer, text: JSON.stringify(answer.data) };
  return answer;
}

/** Resolves once the text is written. A long text fills a pipe, and an exit would cut it off. */
function say(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // The reader has closed the stream and needs no more.
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
  await say(process.stderr, failureWords(error));
  process.exit(error instanceof Usage ? 2 : 1);
}
