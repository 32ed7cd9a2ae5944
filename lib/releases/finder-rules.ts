// The desk’s list of releases: its question (number, words, state, position) and its answer. Pure.
import type { DraftState } from '#lib/releases/rules.ts';
import { latinDigits } from '#lib/text/digit-rules.ts';

export const findableStates = [
  'draft',
  'submitted',
  'changes-requested',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
  'discarded',
] as const;
export type FindableState = (typeof findableStates)[number];

/** The last row of the page before. `at`: ISO 8601, UTC, with microseconds. */
export type ListPosition = { at: string; id: string };

export type Question = {
  /** The search as it was typed. */
  q: string;
  /** null without a number. */
  number: number | null;
  words: string[];
  state: FindableState | null;
  before: ListPosition | null;
};

/** A row of the list. */
export type ReleaseListRow = {
  id: string;
  /** When it was published; for an unpublished release, when it was last changed. */
  at: Date;
  number: number | null;
  label: string | null;
  headline: string;
  language: string;
  deskName: string;
  /** Who changed it last. */
  by: string;
  /** null without an open draft. */
  state: DraftState | null;
  isCorrection: boolean;
  publicState: 'none' | 'published' | 'withdrawn';
  edition: number;
};

export type ReleaseListPage = {
  rows: ReleaseListRow[];
  /** null on the last page. */
  next: ListPosition | null;
  /** The search took too long: these words are in too many releases. */
  isTooMany: boolean;
};

/** Characters of a search. */
const longest = 600;
const mostWords = 12;
const largestNumber = 2_147_483_647;

/** The number of "219", "PR 219", "PR No.219" or "PR No. 219/2026"; null without one. */
export function numberIn(text: string): number | null {
  const match = /^(?:\p{L}[\p{L}.\s/-]*)?(\d{1,10})(?:\s*\/\s*\d{2,4})?$/u.exec(latinDigits(text.trim()));
  const number = match ? Number(match[1]) : null;
  return number !== null && number <= largestNumber ? number : null;
}

/** The search words of a text, at most twelve: runs of letters and digits, in small letters. */
export function wordsIn(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

function positionIn(text: string): ListPosition | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f-]{36})$/.exec(text);
  const [, at, id] = match ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
}

const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/**
 * Reads the query of an address. It ignores unknown values, so that an old address still shows a
 * list.
 */
export function questionOf(query: Record<string, string | string[] | undefined>): Question {
  const q = single(query.q).replaceAll('\0', '').slice(0, longest).trim();
  return {
    q,
    number: numberIn(q),
    words: wordsIn(q),
    state: findableStates.find((state) => state === query.state) ?? null,
    before: positionIn(single(query.before)),
  };
}

/** The address of a question with some changes. Without `before` it is the first page. */
export function addressOf(
  { q, state }: Question,
  changes: { state?: FindableState | null; before?: ListPosition } = {},
): string {
  const question = { q, state, ...changes };
  const query = new URLSearchParams();
  if (question.q) query.set('q', question.q);
  if (question.state) query.set('state', question.state);
  if (question.before) query.set('before', `${question.before.at}_${question.before.id}`);
  return query.size > 0 ? `/desk/releases?${query}` : '/desk/releases';
}
