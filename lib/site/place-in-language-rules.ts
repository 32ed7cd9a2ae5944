// How a number stands for the readers of each language of the house. Promises:
//   - every number that was issued stands in every language, at the same address below the language's own prefix
//   - where it was not issued in the reader's language, the first language of the house that has it stands in
import type { PublicHouse } from './schema.ts';

type House = Pick<PublicHouse, 'languages'>;

/** The same address for readers of another language. @param path of a release, "/ur/releases/pr/2021/11/197" */
export function pathIn({ languages }: House, language: string, path: string): string {
  const bare = path.slice(path.indexOf('/releases/'));
  return language === languages[0] ? bare : `/${language}${bare}`;
}

/** All addresses that a number may have: one for each language of the house. */
export const pathsOf = (house: House, path: string) => house.languages.map((language) => pathIn(house, language, path));
