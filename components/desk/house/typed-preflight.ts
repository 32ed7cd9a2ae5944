// The checks of a house as they are typed: numbers and lists as text.
import type { PreflightSettings } from '#lib/releases/preflight/schema.ts';

type Written = 'longestHeadline' | 'longestText' | 'bannedWords' | 'acronyms';
export type TypedPreflight = Omit<PreflightSettings, Written> & Record<Written, string>;

export const typedPreflight = (settings: PreflightSettings): TypedPreflight => ({
  ...settings,
  longestHeadline: String(settings.longestHeadline),
  longestText: String(settings.longestText),
  bannedWords: settings.bannedWords.map(({ word, instead }) => (instead ? `${word} = ${instead}` : word)).join('\n'),
  acronyms: settings.acronyms.join(', '),
});

/** “utilise = use”: a word, and what stands instead. */
function bannedWord(line: string) {
  const [word = '', ...instead] = line.split('=');
  return { word: word.trim(), instead: instead.join('=').trim() };
}

const parts = (text: string, between: RegExp) =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What is no number is refused by the newsroom. */
const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

export const preflightTyped = (typed: TypedPreflight): PreflightSettings => ({
  ...typed,
  longestHeadline: numberIn(typed.longestHeadline),
  longestText: numberIn(typed.longestText),
  bannedWords: parts(typed.bannedWords, /\n/).map(bannedWord),
  acronyms: parts(typed.acronyms, /[,،\n]/),
});
