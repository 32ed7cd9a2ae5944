// The forms of a release besides its page. The page, its head and feeds name them from this list.

/** Each form: the end of its address, its Content-Type, its name among the words of the site. */
export const formsOf = [
  { ending: 'pdf', type: 'application/pdf', word: 'pdf' },
  {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    word: 'wordFile',
  },
  { ending: 'txt', type: 'text/plain', word: 'plainText' },
  { ending: 'json', type: 'application/json', word: 'data' },
] as const;

/** The address of a form of an edition. An earlier edition has ?edition=. */
export function pathOfForm(
  page: { path: string; edition: number; newestEdition: number },
  ending: (typeof formsOf)[number]['ending'],
): string {
  return `${page.path}.${ending}${page.edition === page.newestEdition ? '' : `?edition=${page.edition}`}`;
}
