// The words of a release’s files: sheets, Word file, share picture, and why there is none.

export const formsEn = {
  emblem: 'Emblem',
  editionOf: (edition: string, when: string) => `Edition ${edition}, ${when}`,
  checkSheet: 'Check this sheet:',
  registered: (edition: string) => `Register: edition ${edition}, sha256`,
  textInside: (name: string) => `The text is attached to this file as ${name}, to be searched and copied.`,
  newestAt: 'The newest edition is at',
  removed: (label: string, when: string) => `The text of ${label} was withdrawn on ${when}.`,
  stays: 'The number and its entries in the register stay:',
  busy: 'This file is not ready yet, and too many are being made just now. Ask again in a few seconds.',
  unmade: 'This file cannot be made here. The page, the plain text and the data say the same.',
};

export type FormWords = typeof formsEn;

export const formsUr: FormWords = {
  emblem: 'نشان',
  editionOf: (edition, when) => `اشاعت ${edition}، ${when}`,
  checkSheet: 'اس ورق کی جانچ:',
  registered: (edition) => `رجسٹر: اشاعت ${edition}، sha256`,
  textInside: (name) => `تلاش اور نقل کے لیے متن اس فائل کے ساتھ \u2068${name}\u2069 کے نام سے منسلک ہے۔`,
  newestAt: 'تازہ ترین اشاعت کا پتا:',
  removed: (label, when) => `\u2068${label}\u2069 کا متن ${when} کو واپس لے لیا گیا۔`,
  stays: 'نمبر اور رجسٹر میں اس کے اندراج برقرار ہیں:',
  busy: 'یہ فائل ابھی تیار نہیں، اور اس وقت بہت سی فائلیں بن رہی ہیں۔ چند سیکنڈ بعد دوبارہ مانگیں۔',
  unmade: 'یہ فائل یہاں نہیں بن سکتی۔ صفحے، سادہ متن اور ڈیٹا میں یہی کچھ ہے۔',
};

/** The words of the files in a language. */
export const formWordsOf = (language: string): FormWords => (language.split('-')[0] === 'ur' ? formsUr : formsEn);
