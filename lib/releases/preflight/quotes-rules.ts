// Quotation marks that are opened and not closed, or closed and not opened. Promises:
//   - marks of every kind: “” ‘’ „“ «» ‹› "" and those that run the other way in Urdu or German
//   - an apostrophe, and a sign for feet or inches, is no quotation mark
//   - a quotation that goes on in the next paragraph begins there with its mark again
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';

const marks = /["“”„‟«»‹›‘’‚']/gu;

/** The marks that close a mark. */
const closers: Record<string, string> = {
  '"': '"',
  '“': '”',
  '”': '“”',
  '„': '“”‟',
  '‟': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‘': '’',
  '’': '‘',
  '‚': '‘’',
  "'": "'",
};
/** Marks that open wherever they stand. The others open only before a word. */
const openers = new Set(['“', '„', '«', '‹']);

type Open = { mark: string; passage: Passage; at: number };

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter);
const isArabic = (letter: string | undefined) => letter !== undefined && /\p{Script=Arabic}/u.test(letter);
const isDigit = (letter: string | undefined) => letter !== undefined && /\p{N}/u.test(letter);
/** Nothing, a space, a bracket, a dash or another mark stands before a word. */
const isStart = (letter: string | undefined) => letter === undefined || /[\s([{/\-–—"“”„«»‹›‘’‚'،:]/u.test(letter);

const shortened = /^['’](?:(?:tis|twas|em|til|cause)(?!\p{L})|n['’]|\d)/iu;
/** Marks that are open inside each other. */
const deepest = 8;
const mostFindings = 50;

/** An apostrophe inside or behind a word, or feet and inches. It is no mark unless one is open. */
function isNoMark(mark: string, text: string, at: number, isOpen: boolean): boolean {
  const [before, after] = [text[at - 1], text[at + 1]];
  if (mark === '"') return !isOpen && isDigit(before);
  if (mark === '‘') return !isOpen && (isWord(before) || isDigit(after));
  if (mark !== '’' && mark !== "'") return false;
  if (isWord(before) && isWord(after)) return true;
  if (isWord(before) && !isOpen) return true;
  return !isOpen && shortened.test(text.slice(at, at + 6));
}

/** In Urdu ” often opens, with a space behind it, and “ closes. */
const isTurned = (mark: string, text: string, at: number) =>
  mark === '”' && /^[^“”]*“/.test(text.slice(at + 1, at + 500));

function opensHere(mark: string, text: string, at: number): boolean {
  if (openers.has(mark)) return true;
  const [before, after] = [text[at - 1], text[at + 1]];
  if (!isStart(before) || after === undefined) return false;
  if (/\s/u.test(after)) return isTurned(mark, text, at);
  // Elsewhere than in Urdu this is an apostrophe before a shortened word.
  return mark === '’' ? isArabic(after) : true;
}

const lengthOfExcerpt = 30;

/** A few words of the text, cut at a space. */
function excerpt(text: string, from: 'begin' | 'end'): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length < lengthOfExcerpt) return line;
  return from === 'begin' ? line.replace(/\s+\S*$/, '') : line.replace(/^\S*\s+/, '');
}

function unclosed({ passage, at, mark }: Open): Finding {
  const words = excerpt(passage.text.slice(at + 1, at + 1 + lengthOfExcerpt), 'begin');
  return {
    code: 'quote-unclosed',
    field: passage.field,
    place: placeIn(passage, at, at + 1),
    message: `The quotation that begins ${mark}${words} is not closed. Look for the missing mark.`,
    params: { mark, words },
  };
}

function unopened(passage: Passage, at: number, mark: string): Finding {
  const words = excerpt(passage.text.slice(Math.max(0, at - lengthOfExcerpt), at), 'end');
  return {
    code: 'quote-unopened',
    field: passage.field,
    place: placeIn(passage, at, at + 1),
    message: `The quotation that ends ${words}${mark} is not opened. Look for the missing mark.`,
    params: { mark, words },
  };
}

/** Reads the marks of a passage. Returns what is open at its end. */
function readMarks(passage: Passage, before: Open[], findings: Finding[]): Open[] {
  const { text } = passage;
  const first = text.trimStart().charAt(0);
  const goesOn = before.findIndex(({ mark }) => mark === first && first !== '');
  // What goes on is not closed twice; the rest was never closed.
  findings.push(...before.filter((_, at) => at !== goesOn).map(unclosed));
  const open: Open[] = [];
  for (const { 0: mark, index: at } of text.matchAll(marks)) {
    const closes = open.findLastIndex((one) => closers[one.mark]?.includes(mark));
    if (isNoMark(mark, text, at, closes >= 0)) continue;
    if (closes >= 0) {
      findings.push(...open.splice(closes).slice(1).map(unclosed));
      continue;
    }
    if (opensHere(mark, text, at)) open.push({ mark, passage, at });
    // Behind a word it is an apostrophe.
    else if (mark !== "'" && (mark !== '’' || /[.,!?…]/.test(text[at - 1] ?? '')))
      findings.push(unopened(passage, at, mark));
    findings.push(...open.splice(0, open.length - deepest).map(unclosed));
    if (findings.length > mostFindings) break;
  }
  return open;
}

/** Each mark of quotation that has no other. */
export function unbalancedQuotes(passages: Passage[]): Finding[] {
  const findings: Finding[] = [];
  let open: Open[] = [];
  let field = '';
  for (const passage of passages) {
    if (passage.field !== field) {
      findings.push(...open.map(unclosed));
      open = [];
    }
    field = passage.field;
    open = readMarks(passage, open, findings);
    if (findings.length > mostFindings) break;
  }
  return [...findings, ...open.map(unclosed)];
}
