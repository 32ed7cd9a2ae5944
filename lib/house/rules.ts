// What may be a house and a desk. Promises:
//   - a house and a desk have a name in every language of the house
//   - the house's own language stays once there is a release, since addresses are made from it
//   - what another administrator has set meanwhile is not overwritten unseen
import { changeParams, clock, isTimeZone } from '#lib/core/time/calendar.ts';
import { nameOfLanguageIn } from '#lib/core/languages.ts';
import { type Reason, type Refusal, refuse } from '#lib/core/result.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refusalToAdminister } from '#lib/accounts/rules.ts';
import { accentForDark, accentProblems } from './accent-rules.ts';
import { newPreflight } from '#lib/releases/preflight/schema.ts';
import { preflightAfter } from '#lib/releases/preflight/settings-rules.ts';
import { askableFields } from '#lib/text/parts-rules.ts';
import type { Answerer, HouseFacts, HouseGiven } from './schema.ts';

/** House and desks are the administrator's. */
export function refusalToSettle(actor: Actor): Refusal | null {
  if (refusalToAdminister(actor) === null) return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'Only an administrator of the house may change the house and its desks. Ask one of them.',
    params: { to: 'settle' },
  });
}

export const nobody: Answerer = { name: '', email: '', telephone: '' };

/** What a house has until somebody says otherwise. Its name and time zone are asked for. */
export const newHouse: HouseFacts = {
  names: {},
  timeZone: '',
  languages: ['en'],
  endMark: '*-*-*-*-*',
  accent: '#1d4f8b',
  accentDark: accentForDark('#1d4f8b'),
  pressContact: nobody,
  dutyTelephone: '',
  letterhead: [],
  reuse: {},
  requiredParts: ['dateline', 'endMark'],
  preflight: newPreflight,
};

/** Names by language: what is not given stays, and languages that the house has no more go. */
export const namesIn = (languages: string[], before: Record<string, string>, given: Record<string, string> = {}) =>
  Object.fromEntries(languages.map((language) => [language, given[language] ?? before[language] ?? '']));

/** Terms of reuse by language; a language without any is left out. */
function termsIn(languages: string[], before: Record<string, string>, given: Record<string, string> = {}) {
  const terms = Object.entries(namesIn(languages, before, given));
  return Object.fromEntries(terms.filter(([, text]) => text !== ''));
}

/** The house as it would be. */
export function houseAfter(before: HouseFacts, given: HouseGiven): HouseFacts {
  const languages = given.languages ?? before.languages;
  const accent = given.accent ?? before.accent;
  // In the order of the sheet, each once.
  const requiredParts = askableFields.filter((part) => (given.requiredParts ?? before.requiredParts).includes(part));
  const accentDark = given.accentDark ?? (given.accent === undefined ? before.accentDark : accentForDark(accent));
  return {
    names: namesIn(languages, before.names, given.names),
    timeZone: given.timeZone ?? before.timeZone,
    languages,
    endMark: given.endMark ?? before.endMark,
    accent,
    accentDark,
    pressContact: { ...nobody, ...before.pressContact, ...given.pressContact },
    dutyTelephone: given.dutyTelephone ?? before.dutyTelephone,
    letterhead: (given.letterhead ?? before.letterhead).filter((text) => text !== ''),
    reuse: termsIn(languages, before.reuse, given.reuse),
    requiredParts,
    preflight: preflightAfter(before.preflight, given.preflight ?? {}, requiredParts),
  };
}

/** Reasons about names: one is missing, or is for a language that the house has not. */
export function nameProblems(
  languages: string[],
  names: Record<string, string>,
  given: Record<string, string> = {},
): Reason[] {
  const missing = languages.filter((language) => !names[language]);
  const foreign = Object.keys(given).filter((language) => !languages.includes(language));
  return [
    ...missing.map((language) => ({
      code: 'name-missing',
      field: `names.${language}`,
      message: `Write the name in ${isLanguage(language) ? nameOfLanguageIn(language, 'en') : `“${language}”`}.`,
      params: { language },
    })),
    ...foreign.map((language) => ({
      code: 'name-language',
      field: `names.${language}`,
      message: `The house does not publish in “${language}”, so it has no name there. It publishes in ${languages.join(', ')}.`,
      params: { language, languages: languages.join(', ') },
    })),
  ];
}

/** A code of two or three letters that is some language's. */
const isLanguage = (code: string) => /^[a-z]{2,3}$/.test(code) && nameOfLanguageIn(code, 'en') !== code;

function languageProblems(languages: string[]): Reason[] {
  const field = 'languages';
  if (languages.length === 0)
    return [
      {
        code: 'languages',
        field,
        message: 'A house publishes in one language at least.',
        params: { which: 'none' },
      },
    ];
  if (new Set(languages).size < languages.length)
    return [{ code: 'languages', field, message: 'A language is named twice.', params: { which: 'twice' } }];
  return languages
    .filter((code) => !isLanguage(code))
    .map((language) => ({
      code: 'languages',
      field,
      message: `There is no language “${language}”. Write its code, such as en or ur.`,
      params: { which: 'unknown', language },
    }));
}

/** Languages in which the house has releases. @param own the house's own language so far */
function usedProblems(languages: string[], used: { own: string; languages: string[] } | null): Reason[] {
  if (!used || used.languages.length === 0) return [];
  const field = 'languages';
  const removed = used.languages.filter((language) => !languages.includes(language));
  const first: Reason[] =
    languages[0] === used.own
      ? []
      : [
          {
            code: 'own-language',
            field,
            message: `The house’s own language stays “${used.own}”: the addresses of its releases are made from it.`,
            params: { language: used.own },
          },
        ];
  return [
    ...first,
    ...removed.map((language) => ({
      code: 'language-used',
      field,
      message: `There are releases in “${language}”, so the house keeps that language.`,
      params: { language },
    })),
  ];
}

/**
 * Every reason why the house cannot be like this. @param used languages of its releases; null
 * before there is a house
 */
export function houseProblems(
  house: HouseFacts,
  given: Pick<HouseGiven, 'names'>,
  used: { own: string; languages: string[] } | null,
): Reason[] {
  const { languages, timeZone } = house;
  const zone: Reason[] = isTimeZone(timeZone)
    ? []
    : [
        {
          code: 'time-zone',
          field: 'timeZone',
          message: `There is no time zone “${timeZone}”. Name it like Asia/Karachi.`,
          params: { zone: timeZone },
        },
      ];
  return [
    ...nameProblems(languages, house.names, given.names),
    ...zone,
    ...languageProblems(languages),
    ...usedProblems(languages, used),
    ...accentProblems(house),
  ];
}

/** A key for a desk of this name: “United Nations desk” is united-nations. */
export const suggestedKey = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\bdesk\b/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');

/** Why a desk cannot have this key, or nothing. */
export function keyProblems(key: string): Reason[] {
  if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(key)) return [];
  return [
    {
      code: 'key',
      field: 'key',
      message: 'The key of a desk has 1 to 40 small letters, digits and hyphens: “finance”. It stands in addresses.',
      params: { of: 'desk' },
    },
  ];
}

/**
 * What was set is no longer what the actor had seen. @param change who set it and when, where the
 * record knows
 */
export function changedMeanwhile(what: string, change: { by: string; at: Date } | null): Refusal {
  const who = change ? `by ${change.by}, ${clock(change.at)}` : 'meanwhile';
  return refuse('stale', {
    code: 'stale',
    message: `${what} was changed ${who}. Nothing of that was overwritten. Look at it as it is now, then set what still needs to change.`,
    params: { what: 'setting', ...changeParams(change) },
  });
}
