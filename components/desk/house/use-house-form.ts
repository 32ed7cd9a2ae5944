'use client';
import { useState } from 'react';
import type { Reason } from '#lib/core/result.ts';
import { accentContrast, accentForDark } from '#lib/house/accent-rules.ts';
import { isColour } from '#lib/house/contrast-rules.ts';
import { houseAfter, houseProblems } from '#lib/house/rules.ts';
import { preflightTyped, type TypedPreflight, typedPreflight } from './typed-preflight.ts';
import type { Answerer, HouseFacts, HouseGiven, SetHouseInput } from '#lib/house/schema.ts';

/** The fields as they are typed: languages by codes, the letterhead line by line. */
type Typed = Omit<HouseFacts, 'languages' | 'letterhead' | 'preflight'> & {
  languages: string;
  letterhead: string;
  preflight: TypedPreflight;
};

const typedOf = ({ languages, letterhead, preflight, ...facts }: HouseFacts): Typed => ({
  ...facts,
  languages: languages.join(', '),
  letterhead: letterhead.join('\n'),
  preflight: typedPreflight(preflight),
});

const codesIn = (languages: string) =>
  languages
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

/** The fields that differ from the house as it was loaded. */
function changesIn(typed: Typed, before: HouseFacts): HouseGiven {
  const languages = codesIn(typed.languages);
  const names = Object.fromEntries(languages.map((language) => [language, (typed.names[language] ?? '').trim()]));
  const now: HouseFacts = {
    ...typed,
    names,
    languages,
    timeZone: typed.timeZone.trim(),
    reuse: Object.fromEntries(
      languages.flatMap((language) => {
        const terms = (typed.reuse[language] ?? '').trim();
        return terms === '' && before.reuse[language] === undefined ? [] : [[language, terms]];
      }),
    ),
    letterhead: typed.letterhead.split('\n').map((line) => line.trim()),
    preflight: preflightTyped(typed.preflight),
  };
  const fields = Object.keys(now) as (keyof HouseFacts)[];
  const differs = (field: keyof HouseFacts) => JSON.stringify(now[field]) !== JSON.stringify(before[field]);
  // The colour in the dark is kept as it is shown, and not made anew from the one on paper.
  const isGiven = (field: keyof HouseFacts) => differs(field) || (field === 'accentDark' && differs('accent'));
  return Object.fromEntries(fields.filter(isGiven).map((field) => [field, now[field]]));
}

/** The colour in the dark follows the one on paper until somebody chooses it. */
const follows = ({ accent, accentDark }: Pick<HouseFacts, 'accent' | 'accentDark'>) =>
  accentForDark(accent) === accentDark;

export type HouseForm = {
  typed: Typed;
  languages: string[];
  set: <Name extends keyof Typed>(field: Name, value: Typed[Name]) => void;
  setName: (language: string, name: string) => void;
  setReuse: (language: string, terms: string) => void;
  setContact: (part: keyof Answerer, value: string) => void;
  /**
   * Problems of a field: by the rules at once, by the newsroom's answer until the field changes.
   */
  problemsAt: (field: string) => Reason[];
  contrast: { onPaper: number; inTheDark: number };
  isFit: boolean;
  isChanged: boolean;
  input: SetHouseInput;
  setRefusals: (reasons: Reason[]) => void;
};

/**
 * The form of the house. @param version the version that the screen shows; 0 before there is one
 */
export function useHouseForm(house: HouseFacts, version: number): HouseForm {
  const [typed, setTyped] = useState(() => typedOf(house));
  const [loaded, setLoaded] = useState(version);
  const [isFollowing, setFollowing] = useState(() => follows(house));
  const [refusals, setRefusals] = useState<Reason[]>([]);
  // A page that was loaded again has the current values; the form starts from these.
  if (loaded !== version) {
    setLoaded(version);
    setTyped(typedOf(house));
    setFollowing(follows(house));
  }
  const changes = changesIn(typed, house);
  const after = houseAfter(house, changes);
  const problems = houseProblems(after, changes, null);
  const change = (field: string, next: (before: Typed) => Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...next(before) }));
    setRefusals((before) => before.filter((reason) => !reason.field?.startsWith(field)));
  };
  return {
    typed,
    // A code that is being typed is no language yet.
    languages: after.languages.filter((code) => /^[a-z]{2,3}$/.test(code)),
    set: (field, value) => {
      if (field === 'accentDark') setFollowing(false);
      const dark = field === 'accent' && isFollowing ? accentForDark(String(value)) : '';
      change(field, () => ({ [field]: value, ...(isColour(dark) ? { accentDark: dark } : {}) }));
    },
    setName: (language, name) => change('names', ({ names }) => ({ names: { ...names, [language]: name } })),
    setReuse: (language, terms) => change('reuse', ({ reuse }) => ({ reuse: { ...reuse, [language]: terms } })),
    setContact: (part, value) =>
      change('pressContact', ({ pressContact }) => ({ pressContact: { ...pressContact, [part]: value } })),
    problemsAt: (field) => [...problems, ...refusals].filter((reason) => reason.field === field),
    contrast: accentContrast(after),
    isFit: problems.length === 0,
    isChanged: Object.keys(changes).length > 0,
    input: { ...changes, version },
    setRefusals,
  };
}
