// The words of the archive.

const grouped = new Intl.NumberFormat('en');

export const archiveEn = {
  besideThis: 'Before and after',
  yearTitle: (year: string) => `The year ${year}`,
  emptyYear: 'Nothing was published in this year.',
  emptyMonth: 'Nothing was published in this month.',
  newestOfMonth: 'the newest day of the month',
  allYears: 'All years',
  numbers: (range: string) => (/\D/.test(range) ? `Nos ${range}` : `No. ${range}`),
  numberCount: (n: number) => (n === 1 ? '1 number' : `${grouped.format(n)} numbers`),
  figuresAreNumbers: 'The figure below a month is how many numbers it has.',
  figure: (n: number) => grouped.format(n),
  calendarKey: (most: number) => `Each day: how many releases, and their numbers. The widest bar is ${most}.`,
};

export const archiveUr: typeof archiveEn = {
  besideThis: 'پہلے اور بعد',
  yearTitle: (year) => `سال ${year}`,
  emptyYear: 'اس سال کچھ شائع نہیں ہوا۔',
  emptyMonth: 'اس مہینے کچھ شائع نہیں ہوا۔',
  newestOfMonth: 'مہینے کا تازہ ترین دن',
  allYears: 'تمام سال',
  numbers: (range) => `نمبر \u2066${range}\u2069`,
  numberCount: (n) => (n === 1 ? '1 نمبر' : `${grouped.format(n)} نمبر`),
  figuresAreNumbers: 'مہینے کے نیچے کا ہندسہ بتاتا ہے کہ اس کے کتنے نمبر ہیں۔',
  figure: (n) => grouped.format(n),
  calendarKey: (most) => `ہر دن: کتنی ریلیزیں، اور ان کے نمبر۔ سب سے چوڑی پٹی ${most} ہے۔`,
};
