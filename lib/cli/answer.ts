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
  approvals?: string;
  urgent?: string;
  /** A copy of /register.json. */
  register?: string;
  expires?: string;
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
  token add EMAIL [--expires 30d] [--name WHAT-FOR]
                                 makes an API token that acts as this person, and prints it once
  token list [EMAIL]             lists API tokens: whose, what for, until when, when last used
  token revoke TOKEN-ID          ends an API token at once
  series add KEY --label TEMPLATE --period none|year|fiscal-year|month|manual [--first-month 7] [--prefix P]
             [--time-zone Z] [--name NAME] [--approvals 1|2|3] [--urgent yes|no]
                                 adds a numbered series and shows a label
  series set KEY [--approvals 1|2|3] [--urgent yes|no]
                                 how many editors approve a text; whether it may go out before they do
  series next KEY NUMBER [--period 2021-11] [--reason R]
                                 sets the next number, only forwards; numbers jumped over become void in public
  series begins KEY NUMBER --reason R [--period 2021-11]
                                 declares where an archive's period begins; the register shows it
  series absent KEY NUMBER[-NUMBER] --reason R [--period 2021-11]
                                 declares numbers that the archive does not hold
  series restart KEY --reason R  begins at 1 again, where the period is manual
  audit verify                   recomputes the record's and the register's chain
  schedules release --reason R   goes on publishing at set times after the database's clock jumped and was looked at
  clock accept --reason R        goes on by a clock that was set right, behind what was dated while it ran ahead
  backup FILE                    everything the newsroom knows, as of one moment, in one file
  restore FILE [--register FILE] brings it back into an empty newsroom; refused when the register that is shown
                                 (a copy of /register.json) is longer than the backup's`;

/** A refusal in one line, with every reason. */
export function refusalAnswer(refusal: Refusal): Answer {
  return {
    refused: true,
    text: refusal.reasons.map((reason) => reason.message).join(' '),
    data: { reasons: refusal.reasons },
  };
}
