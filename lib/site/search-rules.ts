// What a reader searches for: a number with its time, phrases, words and filters. Pure.
import { latinDigits } from '#lib/text/digit-rules.ts';
import { foldWord, wordsWithPlaces } from '#lib/text/fold-rules.ts';
import { monthLanguages, monthsIn } from '#lib/text/dates/month-names-rules.ts';

export const searchStates = ['published', 'corrected', 'withdrawn'] as const;
export type SearchState = (typeof searchStates)[number];

/** The last hit of the page before: in headlines or in texts, with the path of the release. */
export type SearchPlace = { part: 'headlines' | 'texts'; path: string };

export type Filters = {
  /** Keys; empty for any. */
  series: string;
  desk: string;
  language: string;
  state: SearchState | '';
  /** Days of the house, YYYY-MM-DD, both included; empty for any. */
  from: string;
  to: string;
};

export type Search = Filters & {
  /** As it was typed. */
  q: string;
  /** null without a number. */
  number: number | null;
  /** 1 to 12, where a month stands behind the number. */
  month: number | null;
  year: number | null;
  /** In “quotation marks”. */
  phrases: string[];
  /** The rest, the words of phrases included. */
  words: string;
  before: SearchPlace | null;
};

/** Characters of a search. */
export const longestSearch = 200;
const mostPhrases = 4;

const months = new Map([...monthsIn(monthLanguages)].map(([name, month]) => [foldWord(name), month]));
/** What stands before a number: "PR No. 197". */
const beforeNumbers = new Set(
  ['pr', 'p', 'r', 'no', 'nr', 'number', 'press', 'release', 'پی', 'آر', 'نمبر', 'پریس', 'ریلیز'].map(foldWord),
);
const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);

type NumberOfSearch = Pick<Search, 'number' | 'month' | 'year'> & { rest: string[] };

/** The number at this place, with what belongs to it; null where none stands. */
function numberAt(tokens: string[], at: number): NumberOfSearch | null {
  let next = at;
  while (beforeNumbers.has(foldWord(tokens[next]?.replace(/[.:#]+$/, '') ?? ''))) next++;
  const [, label = '', digits, half] =
    /^(\p{L}+[.\s]?|#)?(\d{1,7})(?:\/(\d{2,4}))?[.,:;]*$/u.exec(tokens[next] ?? '') ?? [];
  if (digits === undefined || (label !== '' && label !== '#' && !beforeNumbers.has(foldWord(label.replace('.', '')))))
    return null;
  const isLabelled = next > at || label !== '' || half !== undefined;
  if (!isLabelled && isYear(digits) && tokens.length > 1) return null;
  next++;
  const month = months.get(foldWord((tokens[next] ?? '').replace(/[.,]+$/, ''))) ?? null;
  if (month !== null) next++;
  const year = /^\d{4}$/.test(tokens[next] ?? '') && isYear(tokens[next] ?? '') ? Number(tokens[next++]) : null;
  const of = half === undefined ? year : Number(half);
  return { number: Number(digits), month, year: of, rest: [...tokens.slice(0, at), ...tokens.slice(next)] };
}

/** The number of a search: at its beginning, behind its label, or at its end. */
function numberIn(tokens: string[]): NumberOfSearch {
  const labelled = tokens.findIndex((token) => beforeNumbers.has(foldWord(token.replace(/[.:#]+$/, ''))));
  const places = [0, ...(labelled > 0 ? [labelled] : []), tokens.length - 1];
  for (const at of places) {
    const found = numberAt(tokens, at);
    if (found) return found;
  }
  return { number: null, month: null, year: null, rest: tokens };
}

const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;

/** What was typed, as number, phrases and words. */
export function readSearch(typed: string): Pick<Search, 'number' | 'month' | 'year' | 'phrases' | 'words'> {
  const phrases: string[] = [];
  const plain = latinDigits(typed).replace(quoted, (_all, phrase: string) => {
    if (wordsWithPlaces(phrase).length > 1) phrases.push(phrase.trim());
    else return ` ${phrase} `;
    return ' ';
  });
  const tokens = plain.split(/\s+/).filter((token) => token !== '');
  const { number, month, year, rest } = numberIn(tokens);
  const isAlone = number !== null && month === null && year === null && rest.length === 0 && phrases.length === 0;
  const words = [...(isAlone ? [String(number)] : rest), ...phrases].join(' ');
  return { number, month, year, phrases: phrases.slice(0, mostPhrases), words };
}

const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** Reads the query of an address whose values have the shape that the route declares. */
export function searchOf(query: URLSearchParams): Search {
  const value = (name: string) => query.get(name) ?? '';
  const q = value('q').replaceAll('\0', '').slice(0, longestSearch).trim();
  const day = (name: string) => (isDay(value(name)) ? value(name) : '');
  const [part, path] = value('before').split(/-(.*)/s);
  return {
    q,
    ...readSearch(q),
    series: value('series'),
    desk: value('desk'),
    language: value('language'),
    state: searchStates.find((state) => state === value('state')) ?? '',
    from: day('from'),
    to: day('to'),
    before: path ? { part: part === 'h' ? 'headlines' : 'texts', path } : null,
  };
}

const names = ['q', 'series', 'desk', 'language', 'state', 'from', 'to'] as const;

/** The address of a search with some changes, from its first page on. */
export function addressOfSearch(
  root: string,
  search: Search,
  changes: Partial<Pick<Search, (typeof names)[number] | 'before'>> = {},
): string {
  const all = { ...search, before: null, ...changes };
  const query = new URLSearchParams();
  for (const name of names) if (all[name] !== '') query.set(name, all[name]);
  if (all.before) query.set('before', `${all.before.part === 'headlines' ? 'h' : 't'}-${all.before.path}`);
  return query.size > 0 ? `${root}?${query}` : root;
}

/** True if there is something to look for. */
export const isAsked = (search: Search): boolean =>
  search.q !== '' ||
  ['series', 'desk', 'language', 'state', 'from', 'to'].some((name) => search[name as keyof Filters] !== '');

/** The facts that every hit has, as keys (prisma/sql/65-words.sql). */
export const factsOf = ({ series, desk, language, state }: Filters): string[] => [
  ...(series === '' ? [] : [`series:${series}`]),
  ...(desk === '' ? [] : [`desk:${desk}`]),
  ...(language === '' ? [] : [`language:${language}`]),
  ...(state === '' ? [] : [`state:${state}`]),
];

/** A part of a line; `isAsked`: one of the words that were looked for. */
export type Marked = { text: string; isAsked: boolean };

/** What a search looks for in a text: words as they stand, and stems of English words. */
export type Wanted = { words: string[]; stems: string[] };

/** Letters that may stand behind a stem. */
const mostEnding = 4;

const fits = (word: string, { words, stems }: Wanted): boolean =>
  words.includes(word) || stems.some((stem) => word.startsWith(stem) && word.length - stem.length <= mostEnding);

/** A line with the words that were looked for apart. */
export function marked(line: string, wanted: Wanted): Marked[] {
  const parts: Marked[] = [];
  let at = 0;
  for (const { word, from, to } of wordsWithPlaces(line)) {
    if (!fits(word, wanted)) continue;
    if (from > at) parts.push({ text: line.slice(at, from), isAsked: false });
    parts.push({ text: line.slice(from, to), isAsked: true });
    at = to;
  }
  return at < line.length ? [...parts, { text: line.slice(at), isAsked: false }] : parts;
}

const snippetWords = { before: 10, all: 34 };
/** As much of a text is read for its snippet. */
export const snippetReach = 40_000;

/**
 * The words of a text around the first that was looked for, from its beginning where none stands in
 * it. null for a text that says nothing.
 */
export function snippetOf(text: string, wanted: Wanted): Marked[] | null {
  const plain = text.slice(0, snippetReach).replace(/\s+/g, ' ').trim();
  const words = wordsWithPlaces(plain);
  if (words.length === 0) return null;
  const hit = Math.max(
    0,
    words.findIndex(({ word }) => fits(word, wanted)),
  );
  const first = Math.max(0, hit - snippetWords.before);
  const last = Math.min(words.length, first + snippetWords.all) - 1;
  const from = first === 0 ? 0 : (words[first]?.from ?? 0);
  const to = last === words.length - 1 ? plain.length : (words[last]?.to ?? plain.length);
  const parts = marked(plain.slice(from, to), wanted);
  return [
    ...(from > 0 ? [{ text: '… ', isAsked: false }] : []),
    ...parts,
    ...(to < plain.length || text.length > snippetReach ? [{ text: ' …', isAsked: false }] : []),
  ];
}
