import type { Refusal } from '#lib/core/result.ts';

/** What a command says: `text` for people, `data` for --json. */
export type Answer = { text: string; data?: unknown; refused?: boolean };

/** The options of all commands. */
export type Flags = { json?: boolean; name?: string; role?: string[]; desk?: string };

/** The call's words are off: exit code 2. */
export class Usage extends Error {}

export const usage = `Usage: npm run -s pressmark -- COMMAND [--json]
  parse FILE                     a release in house format as JSON; writes nothing
  user add EMAIL --name NAME --role officer|editor|auditor|admin [--desk KEY]
                                 adds a person and prints a one-time password
  audit verify                   recomputes the record's and the register's chain`;

/** A refusal in one line, with every reason. */
export function refusalAnswer(refusal: Refusal): Answer {
  return {
    refused: true,
    text: refusal.reasons.map((reason) => reason.message).join(' '),
    data: { reasons: refusal.reasons },
  };
}
