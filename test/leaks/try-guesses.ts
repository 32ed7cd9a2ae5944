// Asks the site for guessed addresses, and holds each answer against what nobody may read.
import { rowsAs } from '#test/harness/connections.ts';
import { guesses, neverUsed } from './guesses.ts';
import { type Bytes, type Reader, wordsOf } from './reader.ts';
import type { SecretHouse } from './secret-house.ts';

/** Status, head and body of an answer, byte by byte. */
export const asOne = ({ status, head, body }: Bytes) => `${status}\n${head.join('\n')}\n\n${body.toString('latin1')}`;

export type Tried = {
  asked: number;
  /** Answers that were, byte for byte, that of an address which nobody has ever used. */
  asNever: number;
  /** What an answer said and should not. */
  leaks: string[];
  /** Addresses of what is not public that were answered otherwise than one never used. */
  otherwise: string[];
};

/**
 * @param count how many guesses there are
 * @param step every which of them is tried
 */
export async function tryGuesses(reader: Reader, house: SecretHouse, count: number, step = 1): Promise<Tried> {
  const [{ desks = [], ids = [] } = {}] = await rowsAs<{ desks: string[]; ids: string[] }>(
    'admin',
    `SELECT (SELECT array_agg(key) FROM newsroom.desk) AS desks,
      (SELECT array_agg(id::text) FROM (SELECT id FROM newsroom.release UNION SELECT id FROM newsroom.draft UNION SELECT id FROM newsroom.revision) AS every) AS ids`,
  );
  const secrets = [...new Set([...house.secrets, ...ids])];
  const list = guesses(count, { secrets, desks, now: new Date() }).filter((_, place) => place % step === 0);
  const reference = asOne(await reader.ask(neverUsed));
  const tried: Tried = { asked: list.length, asNever: 0, leaks: [], otherwise: [] };
  const guess = async () => {
    for (let one = list.pop(); one !== undefined; one = list.pop()) {
      const answer = await reader.ask(one.path);
      if (asOne(answer) === reference) {
        tried.asNever++;
        continue;
      }
      if (one.isNever) tried.otherwise.push(`${one.path} ${answer.status}`);
      tried.leaks.push(...house.marks.in(await wordsOf(answer)).map((what) => `${one.path}: ${what}`));
    }
  };
  await Promise.all(Array.from({ length: 16 }, guess));
  return tried;
}
