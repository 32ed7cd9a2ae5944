// The administrator's commands: how each is called, and what it needs. The launcher and lib/cli use
// this list.
import { readWords, Usage, type Values, versionLine } from './command-line.ts';

type CommandSpec = {
  subject: string;
  does: string;
  /** Its words. EMAIL is required, [EMAIL] is optional, FILES… is one or more. */
  words: string[];
  /** Required and optional options, each with a sample value. */
  must?: Partial<Record<OptionName, string>>;
  may?: Partial<Record<OptionName, string>>;
  /** Its access to the database; `owner` copies the whole. Default: the newsroom's role. */
  needs?: 'nothing' | 'owner';
  /** What it writes much to; the disk is checked for room before. */
  fills?: 'database' | 'file';
};

const text = { type: 'string' } as const;
const options = {
  json: { type: 'boolean' },
  name: text,
  role: { type: 'string', multiple: true },
  desk: text,
  remove: { type: 'boolean' },
  label: text,
  period: text,
  'first-month': text,
  prefix: text,
  'time-zone': text,
  reason: text,
  approvals: text,
  urgent: text,
  register: text,
  expires: text,
  series: text,
  language: text,
  report: text,
} as const;
type OptionName = keyof typeof options;

/** The options of a command line. */
export type Flags = Partial<Values<typeof options>>;

const roleNames = 'officer|editor|auditor|admin';
const demands = { approvals: '1|2|3', urgent: 'yes|no' };

export const commands = {
  parse: {
    subject: 'Texts',
    does: 'shows how a release in house format (.txt, .docx) is read, as JSON; writes nothing',
    words: ['FILE'],
    needs: 'nothing',
  },
  import: {
    subject: 'Texts',
    does: 'takes an archive as it was published: files, folders, quoted patterns',
    words: ['FILES…'],
    may: { series: 'pr', desk: 'KEY', language: 'en', report: 'FILE' },
    fills: 'database',
  },
  'user add': {
    subject: 'People',
    does: 'adds a person and prints a one-time password',
    words: ['EMAIL'],
    must: { name: 'NAME', role: roleNames },
    may: { desk: 'KEY' },
  },
  'user role': {
    subject: 'People',
    does: 'gives a person a role, or takes it away; on one desk, or on the whole house',
    words: ['EMAIL'],
    must: { role: roleNames },
    may: { desk: 'KEY', remove: '' },
  },
  'user disable': {
    subject: 'People',
    does: 'shuts a person out: open sessions and API tokens end at once',
    words: ['EMAIL'],
  },
  'user enable': { subject: 'People', does: 'lets a person in again', words: ['EMAIL'] },
  'user reset': {
    subject: 'People',
    does: 'makes a new password, printed once; sessions and API tokens end at once',
    words: ['EMAIL'],
  },
  'token add': {
    subject: 'Programs',
    does: 'makes an API token that acts as this person, and prints it once',
    words: ['EMAIL'],
    may: { expires: '30d', name: 'WHAT-FOR' },
  },
  'token list': {
    subject: 'Programs',
    does: 'lists API tokens: whose, what for, until when, when last used',
    words: ['[EMAIL]'],
  },
  'token revoke': { subject: 'Programs', does: 'ends an API token at once', words: ['TOKEN-ID'] },
  'series add': {
    subject: 'Numbers',
    does: 'adds a numbered series and shows a label',
    words: ['KEY'],
    must: { label: 'TEMPLATE', period: 'none|year|fiscal-year|month|manual' },
    may: { 'first-month': '7', prefix: 'P', 'time-zone': 'Z', name: 'NAME', ...demands },
  },
  'series set': {
    subject: 'Numbers',
    does: 'how many editors approve a text; whether it may go out before they do',
    words: ['KEY'],
    may: demands,
  },
  'series next': {
    subject: 'Numbers',
    does: 'sets the next number, only forwards; numbers jumped over become void in public',
    words: ['KEY', 'NUMBER'],
    may: { period: '2021-11', reason: 'R' },
  },
  'series begins': {
    subject: 'Numbers',
    does: 'declares where an archive’s period begins; the register shows it',
    words: ['KEY', 'NUMBER'],
    must: { reason: 'R' },
    may: { period: '2021-11' },
  },
  'series absent': {
    subject: 'Numbers',
    does: 'declares numbers that the archive does not hold',
    words: ['KEY', 'NUMBER[-NUMBER]'],
    must: { reason: 'R' },
    may: { period: '2021-11' },
  },
  'series restart': {
    subject: 'Numbers',
    does: 'begins at 1 again, where the period is manual',
    words: ['KEY'],
    must: { reason: 'R' },
  },
  'schedules release': {
    subject: 'Safety',
    does: 'publishes at set times again, after the database’s clock jumped and was checked',
    words: [],
    must: { reason: 'R' },
  },
  'clock accept': {
    subject: 'Safety',
    does: 'accepts a corrected clock that is behind entries dated while it ran ahead',
    words: [],
    must: { reason: 'R' },
  },
  'audit verify': {
    subject: 'Safety',
    does: 'recomputes the record’s and the register’s chain and every text’s hash',
    words: [],
  },
  backup: {
    subject: 'Safety',
    does: 'writes everything the newsroom knows, as of one moment, into one file',
    words: ['FILE'],
    needs: 'owner',
    fills: 'file',
  },
  restore: {
    subject: 'Safety',
    does: 'brings a backup back into an empty newsroom, unless the register that is shown is longer',
    words: ['FILE'],
    may: { register: 'register.json' },
    needs: 'owner',
    fills: 'database',
  },
} satisfies Record<string, CommandSpec>;

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
