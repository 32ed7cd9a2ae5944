import type { Refusal } from '#lib/core/result.ts';

/**
 * The answer of a command: `text` for people, `data` for --json. `complaint` is one line on stderr.
 * It says that the command did only a part of its work. `code` is an exit code other than 0 or 1.
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
