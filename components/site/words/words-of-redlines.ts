// The words of the pages of changes.

export const redlineEn = {
  changes: 'What changed',
  changesOf: (label: string) => `What changed in ${label}`,
  readChanges: 'See what changed',
  before: 'Before',
  after: 'After',
  removedLegend: 'Struck out: what was taken out',
  addedLegend: 'Underlined: what was put in',
  removedBegins: '[taken out:',
  removedEnds: ':end]',
  addedBegins: '[put in:',
  addedEnds: ':end]',
  oneEdition: 'This release has one edition. Nothing in it was changed since it was published.',
  sameWords: 'Both editions have the same words.',
  textsRemoved:
    'The text of these editions was removed when the release was withdrawn, so they cannot be compared. Their hashes stay in the register.',
  otherChanges: 'Other comparisons',
  editionsCompared: (from: string, to: string) => `Edition ${from} to ${to}`,
  changeCount: (n: number) => (n === 1 ? 'one passage changed.' : `${n} passages changed.`),
  changeOf: (n: number, of: number) => `Change ${n} of ${of}`,
  nextChange: 'next change',
  firstChange: 'first change',
};

export const redlineUr: typeof redlineEn = {
  changes: 'کیا تبدیل ہوا',
  changesOf: (label) => `\u2068${label}\u2069 میں کیا تبدیل ہوا`,
  readChanges: 'دیکھیں کیا تبدیل ہوا',
  before: 'پہلے',
  after: 'بعد میں',
  removedLegend: 'کٹا ہوا: جو نکالا گیا',
  addedLegend: 'زیرِ خط: جو شامل کیا گیا',
  removedBegins: '[نکالا گیا:',
  removedEnds: ':ختم]',
  addedBegins: '[شامل کیا گیا:',
  addedEnds: ':ختم]',
  oneEdition: 'اس ریلیز کی ایک ہی اشاعت ہے۔ شائع ہونے کے بعد اس میں کچھ تبدیل نہیں کیا گیا۔',
  sameWords: 'دونوں اشاعتوں کے الفاظ ایک جیسے ہیں۔',
  textsRemoved:
    'ریلیز واپس لیے جانے پر ان اشاعتوں کا متن ہٹا دیا گیا تھا، اس لیے ان کا موازنہ ممکن نہیں۔ ان کے ہیش رجسٹر میں موجود ہیں۔',
  otherChanges: 'دیگر موازنے',
  editionsCompared: (from, to) => `اشاعت ${from} سے ${to}`,
  changeCount: (n) => (n === 1 ? 'ایک جگہ تبدیلی۔' : `${n} جگہ تبدیلی۔`),
  changeOf: (n, of) => `تبدیلی ${n} از ${of}`,
  nextChange: 'اگلی تبدیلی',
  firstChange: 'پہلی تبدیلی',
};
