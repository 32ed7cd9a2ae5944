// What a screen and the saver of its text tell each other.
import type { Reason, Result } from '#lib/core/result.ts';
import type { SaveInput, VerbResult } from '#lib/releases/schema.ts';
import type { Content } from '#lib/text/schema.ts';

export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /**
   * Not in the newsroom yet; it is tried again. `isKept`: it is stored on this computer, else it is
   * on the screen alone.
   */
  | { kind: 'waiting'; because: 'offline' | 'no-answer' | 'signed-out' | 'other-hands'; isKept: boolean }
  | { kind: 'refused'; reasons: Reason[]; isKept: boolean }
  /** Somebody else changed it. Their text is not here yet, or mine cannot be saved any more. */
  | { kind: 'stale'; reasons: Reason[]; isKept: boolean }
  /** Their text and mine collide; see `meeting`. */
  | { kind: 'colliding'; isKept: boolean };

/** What the saver asks of its screen. */
export type ScreenOf = {
  save: (input: SaveInput) => Promise<Result<VerbResult>>;
  /** Shows a text that came from outside, alone or merged with mine. */
  onShow: (content: Content) => void;
  /** A save was refused because another person changed the text: load it. */
  onStale: () => void;
};
