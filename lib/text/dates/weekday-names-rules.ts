// The names of the weekdays by language, from Sunday on. A day may have several, parted by a bar.

const names = {
  en: [
    'sunday|sun',
    'monday|mon',
    'tuesday|tues|tue',
    'wednesday|wed',
    'thursday|thurs|thu',
    'friday|fri',
    'saturday|sat',
  ],
  ur: ['اتوار', 'پیر|سوموار', 'منگل', 'بدھ', 'جمعرات', 'جمعہ|جمعۃ المبارک|جمعتہ المبارک', 'ہفتہ|سنیچر'],
  ar: ['الأحد|الاحد', 'الاثنين|الإثنين', 'الثلاثاء', 'الأربعاء|الاربعاء', 'الخميس', 'الجمعة', 'السبت'],
  hi: ['रविवार', 'सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार|बृहस्पतिवार', 'शुक्रवार', 'शनिवार'],
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  de: ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend'],
};
type WeekdayLanguage = keyof typeof names;
const languages = Object.keys(names) as WeekdayLanguage[];

/** Where a name stands in the list: its language, and its day from 0 for Sunday. */
export type Weekday = { language: WeekdayLanguage; day: number };

/** Arabic forms of Urdu letters count as the same. Each letter stays one character. */
export const sameLetters = (text: string) => text.replaceAll('ي', 'ی').replaceAll('ك', 'ک');

const weekdays = new Map<string, Weekday>(
  languages.flatMap((language) =>
    names[language].flatMap((all, day) =>
      all.split('|').map((name) => [sameLetters(name), { language, day }] as const),
    ),
  ),
);

/** The names as a pattern, long ones first. The text goes through `sameLetters` before. */
export const anyWeekday = [...weekdays.keys()].sort((a, b) => b.length - a.length).join('|');

/** The day of a name in any language, in small or large letters. */
export const weekdayOf = (name: string): Weekday | undefined => weekdays.get(sameLetters(name).toLowerCase());

/** The usual name of a day, with a capital where the script has one. @param day 0 is Sunday */
export function nameOfWeekday(language: WeekdayLanguage, day: number): string {
  const name = names[language][day]?.split('|')[0] ?? '';
  return language === 'en' || language === 'de' ? name.replace(/^./, (first) => first.toUpperCase()) : name;
}
