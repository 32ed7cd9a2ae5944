// What a house checks before a text is submitted. Shared by its form, its command and the checks.
import { z } from 'zod';
import type { ReasonParams } from '#lib/core/result.ts';
import { line } from '#lib/text/entry-schema.ts';
import { askableFields } from '#lib/text/parts-rules.ts';
import { type RankedCheck, rankedChecks } from './ranked-checks-rules.ts';

/** `must` refuses submission, `should` is shown, `off` is not looked at. */
export const ranks = ['off', 'should', 'must'] as const;
export type Rank = (typeof ranks)[number];

export const preflightSizes = {
  headline: 500,
  words: 100_000,
  bannedWord: 80,
  acronym: 20,
  /** Entries of a list. */
  list: 500,
} as const;

const rank = z.enum(ranks, 'A check is off, should or must.');
const isWritten = (text: string) => /[\p{L}\p{N}]/u.test(text);

export const bannedWordSchema = z.strictObject({
  word: line('A word', preflightSizes.bannedWord).refine(isWritten, 'Write a word of letters or digits.'),
  /** What the house writes instead; empty where there is nothing to offer. */
  instead: line('A word', preflightSizes.bannedWord).default(''),
});
export type BannedWord = z.infer<typeof bannedWordSchema>;

const most = `A list has ${preflightSizes.list} entries at most.`;
const whole = (max: number, message: string) => z.number(message).int(message).min(1, message).max(max, message);

export const preflightSettingsSchema = z.strictObject({
  ranks: z.strictObject(
    Object.fromEntries(rankedChecks.map((name) => [name, rank])) as Record<RankedCheck, typeof rank>,
  ),
  /** Parts that a text should have. Those that it must have are the house's `requiredParts`. */
  desiredParts: z.array(z.enum(askableFields, `The parts are ${askableFields.join(', ')}.`)).max(askableFields.length),
  /** In characters. */
  longestHeadline: whole(preflightSizes.headline, `A headline has 1 to ${preflightSizes.headline} characters.`),
  /** In words. */
  longestText: whole(preflightSizes.words, `A text has 1 to ${preflightSizes.words} words.`),
  bannedWords: z.array(bannedWordSchema).max(preflightSizes.list, most),
  /** Acronyms that every reader knows. */
  acronyms: z.array(line('An acronym', preflightSizes.acronym)).max(preflightSizes.list, most),
});
export type PreflightSettings = z.infer<typeof preflightSettingsSchema>;

/** Changes of the settings. What is not given stays, each rank for itself. */
export const preflightChangesSchema = preflightSettingsSchema
  .partial()
  .extend({ ranks: preflightSettingsSchema.shape.ranks.partial().optional() });
export type PreflightChanges = z.infer<typeof preflightChangesSchema>;

/**
 * What a house checks until it says otherwise. Links are off: looking after them tells other
 * people's servers of a text that is not public.
 */
export const newPreflight: PreflightSettings = {
  ranks: {
    headlineLength: 'off',
    textLength: 'off',
    bannedWords: 'should',
    acronyms: 'off',
    weekdays: 'must',
    quotes: 'should',
    numbers: 'should',
    telephones: 'should',
    links: 'off',
    pictures: 'should',
  },
  desiredParts: [],
  longestHeadline: 120,
  longestText: 800,
  bannedWords: [],
  acronyms: ['AM', 'PM', 'GMT', 'UTC', 'PKT', 'UN', 'EU', 'UK', 'USA'],
};

/** What the house asks of a text. */
export type Demands = { requiredParts: readonly string[]; preflight: PreflightSettings };

/** What came of asking for an address. `status` is 0 where no answer came. */
export type LinkOutcome = {
  outcome: 'answers' | 'status' | 'no-host' | 'no-answer' | 'too-many-redirects' | 'inside';
  status: number;
};

/** What the checks need to know besides the text. */
export type Outside = {
  /** Numbers that the release has or may get. */
  labels: string[];
  pastedLabel: string | null;
  /** By address. An address that is not in it was not asked for yet. */
  links: Record<string, LinkOutcome>;
};

/** Where words stand: in a document its positions, in another field its characters. */
export type Place = { from: number; to: number };

/** What a rule found. */
export type Finding = { code: string; message: string; field: string; params: ReasonParams; place?: Place };
