// The words of masthead, foot, lists and front page.

const times = ['', 'once', 'twice'] as const;

export const frontEn = {
  searchHere: 'Number, words or date',
  correctedTimes: (n: number) => (n === 1 ? 'Corrected' : `Corrected ${times[n] ?? `${n} times`}`),
  attachmentsCount: (n: number) => (n === 1 ? '1 attachment' : `${n} attachments`),
  daysOfMonth: (month: string) => `Days of ${month}`,
  onThatDay: (n: number) => (n === 1 ? '1 release' : `${n} releases`),
};

export const frontUr: typeof frontEn = {
  searchHere: 'نمبر، الفاظ یا تاریخ',
  correctedTimes: (n) => (n === 1 ? 'تصحیح شدہ' : `${n} بار تصحیح شدہ`),
  attachmentsCount: (n) => (n === 1 ? '1 منسلکہ' : `${n} منسلکات`),
  daysOfMonth: (month) => `${month} کے دن`,
  onThatDay: (n) => (n === 1 ? '1 ریلیز' : `${n} ریلیزیں`),
};
