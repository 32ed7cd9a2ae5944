// The words around a release's text.

type Citation = { house: string; label: string; headline: string; date: string; edition: number; hash: string };

export const sheetEn = {
  languages: 'Languages',
  onlyIn: (language: string) => `In ${language} only`,
  forTheMedia: 'For the media',
  cite: 'Cite this',
  citation: ({ house, label, headline, date, edition, hash }: Citation) =>
    `${house}, ${label}, “${headline}”, ${date}. Edition ${edition} (sha256 ${hash}).`,
  noCorrections: 'No corrections',
  entryNumber: (seq: number) => `Entry ${seq}`,
};

export const sheetUr: typeof sheetEn = {
  languages: 'زبانیں',
  onlyIn: (language) => `صرف ${language} میں`,
  forTheMedia: 'ذرائع ابلاغ کے لیے',
  cite: 'حوالہ',
  citation: ({ house, label, headline, date, edition, hash }) =>
    `${house}، \u2068${label}\u2069، ”${headline}“، ${date}۔ اشاعت ${edition} (\u2066sha256 ${hash}\u2069)۔`,
  noCorrections: 'کوئی تصحیح نہیں',
  entryNumber: (seq) => `اندراج ${seq}`,
};
