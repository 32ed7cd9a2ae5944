// Reads a program's command line before anything starts. Exit codes: 0 answered, 2 not understood.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import about from '../../../package.json' with { type: 'json' };

/** The command line is wrong: exit code 2. */
export class Usage extends Error {}

const standardOptions: ParseArgsOptionsConfig = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};

/** What --version prints. */
export const versionLine = `Pressmark ${about.version}`;

/** The values of options, as their types say. */
export type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

/**
 * Splits a command line into words and options. Adds --help and --version to the options.
 * @throws Usage with one line for people
 */
export function readWords<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  const all: ParseArgsOptionsConfig = { ...options, ...standardOptions };
  try {
    const { values, positionals: words } = parseArgs({ args, options: all, allowPositionals: true });
    const { help, version, ...rest } = values;
    const asks = help ? ('help' as const) : version ? ('version' as const) : null;
    return { asks, words, values: rest as Values<Options> };
  } catch (error) {
    throw new Usage(usageProblem(error as NodeJS.ErrnoException, all));
  }
}

function usageProblem({ code, message }: NodeJS.ErrnoException, options: ParseArgsOptionsConfig): string {
  const [option = 'this'] = /--[\w-]+/.exec(message) ?? /-\w/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`;
  return `${option} takes ${options[option.slice(2)]?.type === 'string' ? 'a value' : 'no value'}.`;
}

type ProgramSyntax<Options extends ParseArgsOptionsConfig> = {
  options: Options;
  help: string;
  /** The allowed first words; empty where the program takes no words. */
  firstWords: readonly string[];
  /** How many words are allowed. */
  maxWords: number;
};

/**
 * The words and options of a program. Prints the answer to --help, --version and wrong usage
 * itself, and then returns the exit code.
 */
export function readLine<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  { options, help, firstWords: known, maxWords: most }: ProgramSyntax<Options>,
): { code: 0 | 2 } | { words: string[]; values: Values<Options> } {
  try {
    const { asks, words, values } = readWords(args, options);
    if (asks) {
      process.stdout.write(`${asks === 'help' ? help : versionLine}\n`);
      return { code: 0 };
    }
    const unexpected = words[0] !== undefined && !known.includes(words[0]) ? words[0] : words[most];
    if (unexpected !== undefined) throw new Usage(`“${unexpected}” is not understood here.`);
    return { words, values };
  } catch (error) {
    if (!(error instanceof Usage)) throw error;
    process.stderr.write(`pressmark: ${error.message} --help shows what there is.\n`);
    return { code: 2 };
  }
}
