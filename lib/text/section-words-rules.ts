// Headings and marks of the sections below the end mark. English is the default.

type SectionWords = { contacts: string; notes: string; telephone: string; email: string };

const en: SectionWords = { contacts: 'Contacts', notes: 'Notes to editors', telephone: 'Telephone', email: 'E-mail' };
const ur: SectionWords = { contacts: 'رابطہ', notes: 'مدیران کے لیے نوٹ', telephone: 'فون', email: 'ای میل' };
export const sectionWords = [en, ur];

/** The words of a language. */
export const sectionWordsOf = (language: string): SectionWords => (language.split('-')[0] === 'ur' ? ur : en);

export type Section = 'contacts' | 'notes';

const patterns: Record<Section, RegExp> = {
  contacts:
    /^(?:(?:media |press )?contacts?|(?:media|press) enquiries|for (?:further|more) information|رابطہ|برائے رابطہ|رابطے)\s*[:：]?$/i,
  notes: /^(?:notes? (?:to|for) editors?|editors?[’']s? notes?|(?:مدیران|ایڈیٹروں) کے لیے نوٹ)\s*[:：]?$/i,
};

/** The section that a line is the heading of, or null. */
export function sectionOf(line: string): Section | null {
  const heading = line.trim();
  if (heading.length > 60) return null;
  return (Object.keys(patterns) as Section[]).find((section) => patterns[section].test(heading)) ?? null;
}
