// The words of feeds and of the description of the search.

export const feedsEn = {
  follow: 'Follow',
  correctedAndWithdrawn: 'Corrected and withdrawn',
  feedOf: (house: string, subject: string) => `${house}: ${subject}`,
  fileOfRelease: (label: string, form: string) => `${label}, ${form}`,
};

export const feedsUr: typeof feedsEn = {
  follow: 'ساتھ رہیں',
  correctedAndWithdrawn: 'تصحیح شدہ اور واپس لی گئی',
  feedOf: (house, subject) => `${house}: ${subject}`,
  fileOfRelease: (label, form) => `${label}، ${form}`,
};
