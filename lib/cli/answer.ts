import type { Refusal } from '#lib/core/result.ts';

/**
 * What a command says: `text` for people, `data` for --json. A command that did its work but not
 * all of it says so in `complaint`, one line on stderr; `code` is the exit code where it is another
 * than 0 or 1.
 */
export type Answer = { text: string; data?: unknown; refused?: boolean; complaint?: string; code?: number };

/** A refusal in one line, with every reason. */
export function refusalAnswer(refusal: Refusal): Answer {
  return {
    refused: true,
    text: refusal.reasons.map((reason) => reason.message).join(' '),
    data: { reasons: refusal.reasons },
  };
}
