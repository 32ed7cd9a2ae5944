// The administrator's commands: how each is called, and what it needs. The launcher and lib/cli use
// this list.
import { type CommandSpec, commands, options } from './table.ts';
import { readWords, Usage, type Values, versionLine } from './line.ts';

/** The options of a command line. */
export type Flags = Partial<Values<typeof options>>;

export type CommandName = keyof typeof commands;
const names = Object.keys(commands) as CommandName[];

/** What a command needs before it runs. */
export const commandSpec = (name: CommandName): CommandSpec => commands[name];

const option = ([name, value]: [string, string]) => `--${name}${value === '' ? '' : ` ${value}`}`;

/** How a command is called, in one line. */
export function syntaxOf(name: CommandName): string {
  const { words, must = {}, may = {} } = commandSpec(name);
  const optional = Object.entries(may).map((one) => `[${option(one)}]`);
  return [name, ...words, ...Object.entries(must).map(option), ...optional].join(' ');
}

const npmPrefix = 'npm run -s pressmark --';

/** The error for a wrong call of a command: it shows the right one. */
export const usageOf = (name: CommandName) => new Usage(`Call it so: ${npmPrefix} ${syntaxOf(name)}`);

/** All commands by subject, a line each. */
function helpText(): string {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const subjects = [...new Set(names.map((name) => commandSpec(name).subject))];
  const under = (subject: string) =>
    names
      .filter((name) => commandSpec(name).subject === subject)
      .map((name) => `  ${name.padEnd(width)}${commandSpec(name).does}`);
  return [
    `Usage: ${npmPrefix} COMMAND [--json]`,
    '',
    ...subjects.flatMap((subject) => [subject, ...under(subject), '']),
    `COMMAND --help shows how it is called. Exit codes: 0 done, 1 refused, 2 wrong usage.`,
  ].join('\n');
}

/** One command: how it is called and what it does. */
const helpOf = (name: CommandName) => `Usage: ${npmPrefix} ${syntaxOf(name)} [--json]\n${commandSpec(name).does}`;

function nameIn(words: string[]): CommandName | undefined {
  return names.find((name) => name === words.slice(0, name.split(' ').length).join(' '));
}

function unknownCommand(words: string[]): Usage {
  const first = words[0] ?? '';
  const similar = names.filter((name) => name.startsWith(`${first} `));
  const hint = similar.length > 0 ? `There are: ${similar.join(', ')}.` : `${npmPrefix} --help lists them.`;
  return new Usage(
    words.length === 0 ? `Name a command; ${hint}` : `There is no command “${words.join(' ')}”. ${hint}`,
  );
}

/** What is wrong with the words and options of a command, or null. */
function usageProblem(name: CommandName, args: string[], optionNames: string[]): string | null {
  const { words, must = {}, may = {} } = commandSpec(name);
  const missingWord = words.slice(args.length).find((word) => !word.startsWith('['));
  if (missingWord) return `${missingWord.replace('…', '')} is missing.`;
  if (args.length > words.length && !words.at(-1)?.endsWith('…'))
    return `“${args[words.length]}” is one word too many.`;
  const missingOption = Object.keys(must).find((option) => !optionNames.includes(option));
  if (missingOption) return `--${missingOption} is missing.`;
  const unknownOption = optionNames.find((option) => !(option in must || option in may || option === 'json'));
  return unknownOption ? `It has no option --${unknownOption}.` : null;
}

export type CommandCall = { name: CommandName; args: string[]; flags: Flags };

/**
 * The command of a command line, or the text that answers --help and --version.
 * @throws Usage with one line for people
 */
export function readCommand(argv: string[]): CommandCall | { answer: string } {
  const { asks, words: all, values: flags } = readWords(argv, options);
  if (asks === 'version') return { answer: versionLine };
  const isHelp = asks === 'help' || all[0] === 'help';
  const words = all[0] === 'help' ? all.slice(1) : all;
  const name = nameIn(words);
  if (isHelp && (name || words.length === 0)) return { answer: name ? helpOf(name) : helpText() };
  if (!name) throw unknownCommand(words);
  const args = words.slice(name.split(' ').length);
  const problem = usageProblem(name, args, Object.keys(flags));
  if (problem) throw new Usage(`${problem} Call it so: ${npmPrefix} ${syntaxOf(name)}`);
  return { name, args, flags };
}
