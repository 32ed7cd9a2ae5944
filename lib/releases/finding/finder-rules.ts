// The desk’s list of releases: its question (number, words, filters, position), its answer. Pure.
import type { DraftState } from '#lib/releases/state-rules.ts';
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
  /** 1 to 12, where a month stands behind the number. */
  month: number | null;
  year: number | null;
  words: string[];
  /** A name or an e-mail address, as it was typed. */
  person: string;
  /** Keys; empty for any. */
  desk: string;
  series: string;
  language: string;
  state: FindableState | null;
  /** Days of the house, YYYY-MM-DD, both included; empty for any. */
  from: string;
  to: string;
  /** The page below this row. */
  before: ListPosition | null;
  /** The page above this row. */
  after: ListPosition | null;
};

/** What a list can be narrowed to. */
export type FinderChoices = { desks: Choice[]; series: Choice[]; languages: string[] };
type Choice = { key: string; name: string };

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
  /** The end of an embargo, also of one that has ended. */
  embargoUntil: Date | null;
};

export type ReleaseListPage = {
  rows: ReleaseListRow[];
  /** null on the last page. */
  next: ListPosition | null;
  /** null on the first page. */
  previous: ListPosition | null;
  /** The search took too long: these words are in too many releases. */
  isTooMany: boolean;
};

/** What the palette lists of a release. */
export type PaletteRelease = Pick<
  ReleaseListRow,
  'id' | 'label' | 'headline' | 'deskName' | 'state' | 'publicState' | 'isCorrection'
>;

/** The newest releases that fit. `isMore`: there are others. */
export type PaletteAnswer = { releases: PaletteRelease[]; isMore: boolean };

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

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A number with the month and year behind it: "PR 219 nov 2026", "219 2026", "219/2026". */
export function numberAndTimeIn(text: string): { number: number | null; month: number | null; year: number | null } {
  const plain = latinDigits(text.trim());
  const [, head = '', word, year] = /^(.*?\d)(?:\s+(\p{L}{3,9})\.?)?(?:[\s/]+(\d{4}))?$/u.exec(plain) ?? [];
  const month = word ? months.indexOf(word.toLowerCase().slice(0, 3)) + 1 : null;
  const number = numberIn(head);
  if (number === null || month === 0) return { number: numberIn(text), month: null, year: null };
  return { number, month, year: year ? Number(year) : null };
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

const key = (value: string | string[] | undefined) => (/^[A-Za-z0-9-]{1,40}$/.test(single(value)) ? single(value) : '');

function dayIn(value: string | string[] | undefined): string {
  const text = single(value);
  const at = new Date(`${text}T00:00:00Z`);
  const isDay = /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime());
  return isDay && at.toISOString().startsWith(text) ? text : '';
}

const typed = (value: string | string[] | undefined) => single(value).replaceAll('\0', '').slice(0, longest).trim();

/**
 * Reads the query of an address. It ignores unknown values, so that an old address still shows a
 * list.
 */
export function questionOf(query: Record<string, string | string[] | undefined>): Question {
  const q = typed(query.q);
  const person = typed(query.person);
  return {
    q,
    ...numberAndTimeIn(q),
    words: wordsIn(q),
    person: wordsIn(person).length > 0 ? person : '',
    desk: key(query.desk),
    series: key(query.series),
    language: key(query.language),
    state: findableStates.find((state) => state === query.state) ?? null,
    from: dayIn(query.from),
    to: dayIn(query.to),
    before: positionIn(single(query.before)),
    after: positionIn(single(query.after)),
  };
}

const filters = ['q', 'person', 'desk', 'series', 'language', 'state', 'from', 'to'] as const;

/** True if the question narrows the list. */
export const isNarrowed = (question: Question) => filters.some((name) => question[name]);

const asText = ({ at, id }: ListPosition) => `${at}_${id}`;

/** The address of a question with some changes. Without a position it is the first page. */
export function addressOf(
  from: Question,
  changes: { state?: FindableState | null; before?: ListPosition; after?: ListPosition } = {},
): string {
  const question = { ...from, before: null, after: null, ...changes };
  const query = new URLSearchParams();
  for (const name of filters) if (question[name]) query.set(name, question[name]);
  if (question.before) query.set('before', asText(question.before));
  if (question.after) query.set('after', asText(question.after));
  return query.size > 0 ? `/desk/releases?${query}` : '/desk/releases';
}
