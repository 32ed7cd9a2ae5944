// The addresses of a number in each language of the house. Promises:
//   - every number has an address in every language, which differs in the prefix alone
//   - without a release in the reader's language, the first language of the house that has it is
//     shown
import type { PublicHouse } from './schema.ts';

type House = Pick<PublicHouse, 'languages'>;

/**
 * The same address for readers of another language.
 * @param path of a release, "/ur/releases/pr/2021/11/197"
 */
export function pathIn({ languages }: House, language: string, path: string): string {
  const bare = path.slice(path.indexOf('/releases/'));
  return language === languages[0] ? bare : `/${language}${bare}`;
}

/** The addresses of a number, one for each language of the house. */
export const pathsOf = (house: House, path: string) => house.languages.map((language) => pathIn(house, language, path));
