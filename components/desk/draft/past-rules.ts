// What one person wrote in a text, step by step, across its fields. Pure. Promises:
//   - a step is a phrase: what is typed in one field without a pause
//   - steps are undone in the order in which they were written, the last first
//   - undoing a step takes back that step alone: what others wrote since stays
import type { Doc } from '#lib/core/document.ts';
import { mergeTexts } from '#lib/text/merge/merge-rules.ts';
import { contentParts } from '#lib/text/parts-rules.ts';
import { richNames } from '#lib/text/rich-names-rules.ts';
import type { Content } from '#lib/text/schema.ts';

type Step = { before: Content; after: Content };
/** `at`: when the last change was, in ms; `since`: when its step began; `field`: where. */
export type Past = { done: Step[]; undone: Step[]; at: number; since: number; field: string };

export const noPast: Past = { done: [], undone: [], at: Number.NEGATIVE_INFINITY, since: 0, field: '' };

const pauseMs = 1000;
const longestMs = 10_000;
const mostSteps = 200;

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The document with the known one's blocks where both are the same, so that steps share them. */
function sharing({ content: from = [] }: Doc, { content: to = [] }: Doc): Doc {
  const room = Math.min(from.length, to.length);
  let head = 0;
  while (head < room && same(from[head], to[head])) head++;
  let tail = 0;
  while (tail < room - head && same(from.at(-1 - tail), to.at(-1 - tail))) tail++;
  const between = to.slice(head, to.length - tail);
  return { type: 'doc', content: [...from.slice(0, head), ...between, ...from.slice(from.length - tail)] };
}

function shared({ before, after }: Step): Step {
  const docs = richNames.flatMap((name) => {
    const [known, doc] = [before[name], after[name]];
    return known && doc ? [[name, sharing(known, doc)]] : [];
  });
  return { before, after: { ...after, ...Object.fromEntries(docs) } };
}

const names = contentParts;
const fieldsChanged = (before: Content, after: Content) =>
  names.filter((name) => before[name] !== after[name]).join(' ');
const isSame = (a: Content, b: Content) => names.every((name) => same(a[name], b[name]));

/** Notes a change. @param now in ms */
export function noted(past: Past, step: Step, now: number): Past {
  const field = fieldsChanged(step.before, step.after);
  const last = past.done.at(-1);
  const goesOn = last !== undefined && field === past.field && now - past.at < pauseMs && now - past.since < longestMs;
  if (goesOn) {
    const done = past.done.with(-1, { before: last.before, after: step.after });
    return { ...past, done, undone: [], at: now };
  }
  const done = [...past.done.map((one, at) => (at === past.done.length - 1 ? shared(one) : one)), step];
  return { done: done.slice(-mostSteps), undone: [], at: now, since: now, field };
}

/** Ends the step: the next change begins another. */
export const ended = (past: Past): Past => ({ ...past, at: Number.NEGATIVE_INFINITY });

export type Turned = { past: Past; content: Content };

/** Takes back the last step whose words still stand. Without one the text stays the same. */
export function undone(past: Past, current: Content): Turned {
  const done = [...past.done];
  for (let step = done.pop(); step; step = done.pop()) {
    const { content } = mergeTexts(step.after, current, step.before);
    if (isSame(content, current)) continue;
    const undone = [...past.undone, { before: content, after: current }];
    return { past: { ...ended(past), done, undone }, content };
  }
  return { past: { ...past, done }, content: current };
}

/** Does the last step again that was taken back. */
export function redone(past: Past, current: Content): Turned {
  const undone = [...past.undone];
  for (let step = undone.pop(); step; step = undone.pop()) {
    const { content } = mergeTexts(step.before, current, step.after);
    if (isSame(content, current)) continue;
    const done = [...past.done, { before: current, after: content }];
    return { past: { ...ended(past), done, undone }, content };
  }
  return { past: { ...past, undone }, content: current };
}
