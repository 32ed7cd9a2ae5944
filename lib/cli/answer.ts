import type { Refusal } from '#lib/core/result.ts';

/**
 * What a command says: `text` for people, `data` for --json. A command that did its work but not all of it says so in
 * `complaint`, one line on stderr; `code` is the exit code where it is another than 0 or 1.
 */
export type Answer = { text: string; data?: unknown; refused?: boolean; complaint?: string; code?: number };

/** The options of all commands. */
export type Flags = {
  json?: boolean;
  name?: string;
  role?: string[];
  desk?: string;
  label?: string;
  period?: string;
  'first-month'?: string;
  prefix?: string;
  'time-zone'?: string;
  reason?: string;
  series?: string;
  language?: string;
  report?: string;
};

/** The call's words are off: exit code 2. */
export class Usage extends Error {}

export const usage = `Usage: npm run -s pressmark -- COMMAND [--json]
  parse FILE                     a release in house format (.txt, .docx) as JSON; writes nothing
  import FILES… [--series pr] [--desk KEY] [--language en] [--report FILE]
                                 takes an archive as it was published: files, folders, quoted patterns (.txt, .docx)
  user add EMAIL --name NAME --role officer|editor|auditor|admin [--desk KEY]
                                 adds a person and prints a one-time password
  series add KEY --label TEMPLATE --period none|year|fiscal-year|month|manual [--first-month 7] [--prefix P]
             [--time-zone Z] [--name NAME]
                                 adds a numbered series and shows a label
  series next KEY NUMBER [--period 2021-11] [--reason R]
                                 sets the next number, only forwards; numbers jumped over become void in public
  series restart KEY --reason R  begins at 1 again, where the period is manual
  audit verify                   recomputes the record's and the register's chain`;

/** A refusal in one line, with every reason. */
export function refusalAnswer(refusal: Refusal): Answer {
  return {
    refused: true,
    text: refusal.reasons.map((reason) => reason.message).join(' '),
    data: { reasons: refusal.reasons },
  };
}
