// What the History of a release shows.
import type { Redline } from '#lib/text/redline/rules.ts';
import type { Why } from './rules.ts';

/** Names a text of a release: `now`, a revision such as `r2`, or a checkpoint by its id. */
export type TextKey = string;

const key = /^(?:now|r[1-9]\d{0,5}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** A text of the release, without its words. */
export type KeptText = {
  key: TextKey;
  at: Date;
  by: string;
  words: number;
  /** Null for the text that stands now, and for a revision. */
  why: Why | null;
  revision: number | null;
  /** The same as the text that stands now. */
  isNow: boolean;
};

/** What is asked of the History. `from` and `to` are compared. */
export type HistoryQuestion = { isAll: boolean; from: TextKey | null; to: TextKey | null };

/** The texts, newest first. `isMore`: older checkpoints are left out. */
export type TextHistory = {
  texts: KeptText[];
  isMore: boolean;
  compared: { from: TextKey; to: TextKey; redline: Redline } | null;
};

type Parameters = Record<string, string | string[] | undefined>;

/** The question in the address of a release’s page; null if the History is closed. */
export function historyQuestionOf({ history, from, to }: Parameters): HistoryQuestion | null {
  if (history === undefined) return null;
  const keyOf = (value: string | string[] | undefined) => (typeof value === 'string' && key.test(value) ? value : null);
  return { isAll: history === 'all', from: keyOf(from), to: keyOf(to) };
}
