// What a person is asked and told about a text that was read as the fields of a draft.
import type { Loss } from '../blocks/loss-schema.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import type { Warning } from '../house-format-rules.ts';
import type { ContentChanges, Text } from '../schema.ts';

/** `changes`: the fields of the draft where it is chosen. */
export type Choice = { words: string; changes: ContentChanges };
/** The first choice stands in the draft. */
export type Question = { field: 'headline' | 'dateline'; choices: Choice[] };
/**
 * `leftOut`: lines that mail, messengers and pages put around the text. `losses`: what a Word file
 * had and a text cannot have.
 */
export type Reading = { questions: Question[]; warnings: Warning[]; leftOut: string[]; losses: Loss[] };

/** Of a text that was written here. */
export const nothingToAsk: Reading = { questions: [], warnings: [], leftOut: [], losses: [] };

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What is open of a reading now: a field that somebody has changed is answered.
 * @param reading null of a text that was written here
 */
export function readingFor(reading: Reading | null, content: Text): Reading {
  if (reading === null) return nothingToAsk;
  const questions = reading.questions.filter(({ choices: [first] }) =>
    Object.entries(first?.changes ?? {}).every(([name, value]) => isSame(value, content[name as keyof Text])),
  );
  return { ...nothingToAsk, ...reading, questions };
}

/** What is left when a person has answered a question, or has seen the rest. */
export function settled(reading: Reading, about: Question['field'] | 'rest'): Reading {
  if (about === 'rest') return { ...reading, warnings: [], leftOut: [], losses: [] };
  return { ...reading, questions: reading.questions.filter(({ field }) => field !== about) };
}

/** A document with these lines behind its last paragraph. */
export const withLines = (doc: Text['body'], lines: string[]): Text['body'] => ({
  ...doc,
  content: [...(doc.content ?? []), ...(documentOf(lines).content ?? [])],
});
