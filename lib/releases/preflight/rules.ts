// Checks of a text: what it must have before submission, and what a person should look at again.
import type { Reason } from '#lib/core/result.ts';
import type { Content } from '#lib/text/schema.ts';
import { askable, type Askable, hasField, textParts } from '#lib/text/parts-rules.ts';
import type { Check } from '../schema.ts';
import { undefinedAcronyms } from './acronym-rules.ts';
import { bannedWordsIn } from './banned-words-rules.ts';
import { fieldChecks } from './field-rules.ts';
import { longHeadline, longText } from './length-rules.ts';
import { silentLinks } from './link-rules.ts';
import { otherNumbers, otherPastedNumber } from './number-rules.ts';
import { passagesOf, type Passage } from './passages-rules.ts';
import { undescribedPictures } from './picture-rules.ts';
import { unbalancedQuotes } from './quotes-rules.ts';
import type { Demands, Finding, Outside } from './schema.ts';
import { type RankedCheck, rankedChecks } from './ranked-checks-rules.ts';
import { contactsWithoutCountry, telephonesWithoutCountry } from './telephone-rules.ts';
import { wrongWeekdays } from './weekday-rules.ts';

export const nothingOutside: Outside = { labels: [], pastedLabel: null, links: {} };

/** Findings of one check that are shown. */
const mostFindings = 20;

type Look = { content: Content; passages: Passage[]; outside: Outside } & Demands['preflight'];

/** One rule for each check that a house ranks. */
const rules: Record<RankedCheck, (look: Look) => Finding[]> = {
  headlineLength: ({ passages, longestHeadline }) => longHeadline(passages, longestHeadline),
  textLength: ({ passages, longestText }) => longText(passages, longestText),
  bannedWords: ({ passages, bannedWords }) => bannedWordsIn(passages, bannedWords),
  acronyms: ({ passages, acronyms }) => undefinedAcronyms(passages, acronyms),
  weekdays: ({ passages }) => wrongWeekdays(passages),
  quotes: ({ passages }) => unbalancedQuotes(passages),
  numbers: ({ passages, outside }) => otherNumbers(passages, outside.labels),
  telephones: ({ content, passages }) => [
    ...contactsWithoutCountry(content.contacts ?? []),
    ...telephonesWithoutCountry(passages),
  ],
  links: ({ passages, outside, ranks }) => silentLinks(passages, outside.links, ranks.links === 'must'),
  pictures: ({ content }) => undescribedPictures(content.attachments ?? []),
};

/** What the house's own checks find in a text. */
function rankedFindings(content: Content, settings: Demands['preflight'], outside: Outside): Check[] {
  const look = { content, passages: passagesOf(content), outside, ...settings };
  const found = rankedChecks.flatMap((name) => {
    const rank = settings.ranks[name];
    if (rank === 'off') return [];
    const status = rank === 'must' ? ('missing' as const) : ('doubtful' as const);
    return rules[name](look)
      .slice(0, mostFindings)
      .map((finding): Check => ({ status, isAsked: true, ...finding }));
  });
  // Nobody can change with which number a text was pasted.
  const pasted = settings.ranks.numbers === 'off' ? [] : otherPastedNumber(outside.pastedLabel, outside.labels);
  return [...found, ...pasted.map((finding): Check => ({ status: 'doubtful', ...finding }))];
}

/** A check where the house asks for this field and the text lacks it. */
function askedCheck(
  content: Content,
  name: keyof Content,
  { requiredParts, preflight: { desiredParts } }: Demands,
): Check[] {
  if (!(name in askable) || hasField(content, name)) return [];
  const words = { isAsked: true, field: name, ...askable[name as Askable] };
  if (requiredParts.includes(name)) return [{ status: 'missing', ...words }];
  return desiredParts.includes(name as Askable) ? [{ status: 'doubtful', ...words }] : [];
}

/** The part of a text to which a field of the sheet belongs. */
function partOf(field = ''): string {
  const begin = field.split('-')[0] ?? '';
  return { sub: 'subheadlines', contact: 'contacts', attachment: 'attachments' }[begin] ?? begin;
}

const parts = [...textParts, 'note'] as const;

/**
 * All checks of a text, in the order of the sheet.
 * @param demands what the house asks for
 * @param outside what is known besides the text
 */
export function preflight(
  content: Content,
  language: string,
  kind: 'first' | 'correction',
  demands: Demands,
  outside: Outside = nothingOutside,
): Check[] {
  const ranked = rankedFindings(content, demands.preflight, outside);
  return parts
    .filter((part) => part !== 'note' || kind === 'correction')
    .flatMap((part) => {
      const findings = ranked.filter(({ field }) => partOf(field) === part);
      const own = fieldChecks[part]?.(content, language) ?? [];
      // A field is fine while nothing is found in it.
      const checks = findings.length > 0 ? own.filter(({ status }) => status !== 'fine') : own;
      return [...askedCheck(content, part, demands), ...checks, ...findings];
    });
}

const reasonOf = ({ status: _status, isAsked: _isAsked, place: _place, ...reason }: Check): Reason => reason;

/** What stops submission. */
export function problemsOf(checks: Check[]): Reason[] {
  return checks.filter((check) => check.status === 'missing').map(reasonOf);
}

/** What stops the publication of an approved text too. */
export function flawsOf(checks: Check[]): Reason[] {
  return checks.filter((check) => check.status === 'missing' && !check.isAsked).map(reasonOf);
}
