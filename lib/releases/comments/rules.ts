// Comments on a text, and where their words stand in it. Promises:
//   - words are found where an edit elsewhere has moved them
//   - words that were written anew between the same neighbours are found, as changed
//   - words that are gone stand nowhere; their comment keeps the quotation
//   - a search takes linear time
import { isBlank } from '#lib/core/seen-rules.ts';
import type { Objection } from '#lib/releases/needs-rules.ts';

/**
 * In characters: a comment or an answer, its words, and what is kept of the text on either side of
 * them. `comments` are of one draft, `answers` of one comment.
 */
export const commentSizes = { text: 2000, words: 500, beside: 40, comments: 200, answers: 50 } as const;

/** A part of a text by its offsets, in UTF-16 units. */
export type Span = { from: number; to: number };

/**
 * The words of a comment with the text on either side. `paragraph` and `offset` (in it) decide
 * between places that read the same.
 */
export type Anchor = { quote: string; before: string; after: string; paragraph: number; offset: number };

/** `isChanged`: other words stand there now. */
export type WordsPlace = Span & { isChanged: boolean };

const isSecondHalf = (text: string, at: number) => /^[\uDC00-\uDFFF]/.test(text.charAt(at));

/** The anchor of these words. A paragraph ends with a line end. */
export function anchorOf(text: string, { from, to }: Span): Anchor {
  const begin = Math.max(0, from - commentSizes.beside);
  const end = Math.min(text.length, to + commentSizes.beside);
  const head = text.slice(0, from);
  return {
    quote: text.slice(from, to),
    // Half a character cannot be kept.
    before: text.slice(isSecondHalf(text, begin) ? begin + 1 : begin, from),
    after: text.slice(to, isSecondHalf(text, end) ? end - 1 : end),
    paragraph: head.split('\n').length - 1,
    offset: from - (head.lastIndexOf('\n') + 1),
  };
}

/** How far a place is from the anchor's own: paragraphs first, then characters. */
type Distance = [paragraphs: number, characters: number];
const isNearer = (a: Distance, b: Distance) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/** Measures places from the first to the last: it walks over the text once. */
function measureFrom({ paragraph, offset }: Anchor, text: string): (at: number) => Distance {
  let [line, begin, end] = [0, 0, text.indexOf('\n')];
  return (at) => {
    for (; end !== -1 && end < at; end = text.indexOf('\n', begin)) {
      line += 1;
      begin = end + 1;
    }
    return [Math.abs(line - paragraph), Math.abs(at - begin - offset)];
  };
}

function sameBefore(text: string, at: number, before: string): number {
  let same = 0;
  while (same < before.length && text[at - 1 - same] === before[before.length - 1 - same]) same += 1;
  return same;
}

function sameAfter(text: string, at: number, after: string): number {
  let same = 0;
  while (same < after.length && text[at + same] === after[same]) same += 1;
  return same;
}

/** The place of the same words with the most of their neighbours. `same`: how many characters. */
function placeOfQuote(anchor: Anchor, text: string): (Span & { same: number }) | null {
  const { quote, before, after } = anchor;
  const measure = measureFrom(anchor, text);
  let best: { from: number; same: number; distance: Distance } | null = null;
  for (let from = text.indexOf(quote); from !== -1; from = text.indexOf(quote, from + 1)) {
    const same = sameBefore(text, from, before) + sameAfter(text, from + quote.length, after);
    const distance = measure(from);
    if (!best || same > best.same || (same === best.same && isNearer(distance, best.distance)))
      best = { from, same, distance };
  }
  return best && { from: best.from, to: best.from + quote.length, same: best.same };
}

/** The place between the neighbours, if words stand there; without any it is the whole text. */
function placeBetween(anchor: Anchor, text: string): Span | null {
  const { quote, before, after } = anchor;
  if (before === '' && after === '') return isBlank(text) ? null : { from: 0, to: text.length };
  const longest = 2 * quote.length + 200;
  const measure = measureFrom(anchor, text);
  let best: (Span & { distance: Distance }) | null = null;
  let to = -1;
  for (let at = before === '' ? 0 : text.indexOf(before); at !== -1; at = text.indexOf(before, at + 1)) {
    const from = at + before.length;
    if (to < from) to = after === '' ? text.length : text.indexOf(after, from);
    if (to === -1) break;
    const distance = measure(from);
    if (to - from <= longest && !isBlank(text.slice(from, to)) && (!best || isNearer(distance, best.distance)))
      best = { from, to, distance };
    if (before === '') break;
  }
  return best && { from: best.from, to: best.to };
}

/** Where the words of a comment stand in a text; null where they are gone. */
export function placeOf(anchor: Anchor, text: string): WordsPlace | null {
  const quoted = placeOfQuote(anchor, text);
  const known = anchor.before.length + anchor.after.length;
  if (quoted && 2 * quoted.same >= known) return { from: quoted.from, to: quoted.to, isChanged: false };
  // The same words among strangers are perhaps others: the neighbours know better.
  const between = placeBetween(anchor, text);
  if (between) return { ...between, isChanged: true };
  return quoted && { from: quoted.from, to: quoted.to, isChanged: false };
}

type Facts = {
  /** How many the draft has. */
  comments: number;
  /** Are the words in the text? True for a comment on the whole text. */
  hasWords: boolean;
};

/** Objections to a new comment besides role and state. */
export function objectionsToComment({ comments, hasWords }: Facts): Objection[] {
  const objections: Objection[] = [];
  if (!hasWords)
    objections.push({
      kind: 'conflict',
      code: 'words-not-found',
      field: 'words',
      message: 'These words are not in the text. Look at the text as it is now, and choose them again.',
    });
  if (comments >= commentSizes.comments)
    objections.push({
      kind: 'conflict',
      code: 'comments-full',
      message: `A text has at most ${commentSizes.comments} comments. Answer one of them instead.`,
      params: { most: commentSizes.comments },
    });
  return objections;
}

/** What somebody does with a comment that is there. Its writer alone changes or withdraws it. */
export type CommentDeed = 'answer' | 'change' | 'resolve' | 'reopen' | 'withdraw';

type Conversation = {
  /** Does its writer go on with it? */
  isOwn: boolean;
  /** Was it made on the draft that is open now? */
  isOfDraft: boolean;
  isResolved: boolean;
  isWithdrawn: boolean;
  answers: number;
};

/** Objections to going on with a comment. A withdrawn one is resolved as well. */
export function objectionsToGoOn(conversation: Conversation, deed: CommentDeed): Objection[] {
  const { isOwn, isOfDraft, isResolved, isWithdrawn, answers } = conversation;
  const objections: Objection[] = [];
  if (!isOwn && (deed === 'change' || deed === 'withdraw'))
    objections.push({
      kind: 'forbidden',
      code: 'not-its-writer',
      message: 'Somebody else wrote this, and its writer alone changes or withdraws it. Answer the comment instead.',
    });
  if (!isOfDraft)
    objections.push({
      kind: 'conflict',
      code: 'comment-past',
      message: 'This comment belongs to a text that is no longer written. Comment on the text that is open now.',
    });
  if (isWithdrawn && deed !== 'resolve' && deed !== 'withdraw')
    objections.push({
      kind: 'conflict',
      code: 'comment-withdrawn',
      message: 'Its writer has withdrawn this comment. Make a new one.',
    });
  else if (isResolved && (deed === 'answer' || deed === 'change'))
    objections.push({
      kind: 'conflict',
      code: 'comment-resolved',
      message: 'This comment is resolved. Reopen it first.',
    });
  if (deed === 'answer' && answers >= commentSizes.answers)
    objections.push({
      kind: 'conflict',
      code: 'answers-full',
      message: `A comment has at most ${commentSizes.answers} answers. Resolve it and make a new one.`,
      params: { most: commentSizes.answers },
    });
  return objections;
}

type OwnAnswer = Omit<Conversation, 'answers'> & { isAnswerWithdrawn: boolean };

/** Objections to changing or withdrawing an answer. `isOwn`: its writer does. */
export function objectionsToAnswer(answer: OwnAnswer, deed: 'change' | 'withdraw'): Objection[] {
  const objections = objectionsToGoOn({ ...answer, answers: 0 }, deed);
  if (answer.isAnswerWithdrawn && deed === 'change')
    objections.push({
      kind: 'conflict',
      code: 'answer-withdrawn',
      message: 'Its writer has withdrawn this answer. Answer the comment anew.',
    });
  return objections;
}

/** The answers that are shown: one that was withdrawn keeps its place while others follow it. */
export function answersToShow<Answer extends { withdrawnAt: Date | null }>(answers: Answer[]): Answer[] {
  return answers.slice(0, answers.findLastIndex(({ withdrawnAt }) => withdrawnAt === null) + 1);
}
