// The requests of one publication. Each step has an idempotency key of its own; some are sent twice
// at once.
import type { Chance } from '../chance.ts';
import { type Answer, ask, type Asked, type Counts, Refused } from './asking.ts';

export type Office = { url: string; officer: string; editors: string[]; series: string[] };

export type Asker = {
  office: Office;
  chance: Chance;
  /**
   * Sends one step.
   * @param name the step's name, which becomes part of its key
   */
  step: (name: string, path: string, token: string, more?: Pick<Asked, 'version' | 'body'>) => Promise<Answer>;
  look: (path: string) => Promise<Answer>;
};

const twice = 0.1;

/** Sends the same request twice at the same moment. Both answers must be equal. */
async function askTwice(url: string, asked: Asked, counts: Counts, chance: Chance): Promise<Answer> {
  const [one, other] = await Promise.all([ask(url, asked, counts, chance), ask(url, asked, counts, chance)]);
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Refused(`${asked.key}: two answers to one request differ: ${one.label} and ${other.label}`);
  return one;
}

/** @param marker the publication's own words, with which each of its keys begins */
export function askerFor(office: Office, marker: string, counts: Counts, chance: Chance): Asker {
  const { url, officer } = office;
  return {
    office,
    chance,
    step: (name, path, token, more = {}) => {
      const asked = { path, token, key: `${marker} ${name}`, ...more };
      return (chance.share() < twice ? askTwice : ask)(url, asked, counts, chance);
    },
    look: (path) => ask(url, { path, token: officer }, counts, chance),
  };
}
