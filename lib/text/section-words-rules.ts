// The words by which the house format knows what stands below the end mark. English is what every language falls back on.

type SectionWords = { contacts: string; telephone: string; email: string };

const en: SectionWords = { contacts: 'Contacts', telephone: 'Telephone', email: 'E-mail' };
const ur: SectionWords = { contacts: 'رابطہ', telephone: 'فون', email: 'ای میل' };
export const sectionWords = [en, ur];

/** The words that are printed in a language. */
export const sectionWordsOf = (language: string): SectionWords => (language.split('-')[0] === 'ur' ? ur : en);

export type Section = 'contacts';

const patterns: Record<Section, RegExp> = {
  contacts:
    /^(?:(?:media |press )?contacts?|(?:media|press) enquiries|for (?:further|more) information|رابطہ|برائے رابطہ|رابطے)\s*[:：]?$/i,
};

/** The section that a line opens; null where it opens none. */
export function sectionOf(line: string): Section | null {
  const heading = line.trim();
  if (heading.length > 60) return null;
  return (Object.keys(patterns) as Section[]).find((section) => patterns[section].test(heading)) ?? null;
}
