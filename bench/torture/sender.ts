// The requests of one publication. Each step has an idempotency key of its own; some are sent twice
// at once.
import type { Chance } from '../chance.ts';
import { type Answer, send, type ApiRequest, type Counts, Refused } from './api-request.ts';

export type Office = { url: string; officer: string; editors: string[]; series: string[] };

export type Sender = {
  office: Office;
  chance: Chance;
  /**
   * Sends one step.
   * @param name the step's name, which becomes part of its key
   */
  step: (name: string, path: string, token: string, more?: Pick<ApiRequest, 'version' | 'body'>) => Promise<Answer>;
  read: (path: string) => Promise<Answer>;
};

const twice = 0.1;

/** Sends the same request twice at the same moment. Both answers must be equal. */
async function sendTwice(url: string, request: ApiRequest, counts: Counts, chance: Chance): Promise<Answer> {
  const [one, other] = await Promise.all([send(url, request, counts, chance), send(url, request, counts, chance)]);
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Refused(`${request.key}: two answers to one request differ: ${one.label} and ${other.label}`);
  return one;
}

/** @param marker the publication's own words, with which each of its keys begins */
export function senderFor(office: Office, marker: string, counts: Counts, chance: Chance): Sender {
  const { url, officer } = office;
  return {
    office,
    chance,
    step: (name, path, token, more = {}) => {
      const request = { path, token, key: `${marker} ${name}`, ...more };
      return (chance.share() < twice ? sendTwice : send)(url, request, counts, chance);
    },
    read: (path) => send(url, { path, token: officer }, counts, chance),
  };
}
