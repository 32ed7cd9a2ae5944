// One request to the desk API, sent again with the same key until it has an answer.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../chance.ts';

/** With a key it is a POST, without one a GET. */
export type ApiRequest = { path: string; token: string; key?: string; version?: number; body?: object };
export type Answer = { id: string; version: number; state: string; label: string | null; url: string | null };

export type Counts = {
  requests: number;
  /**
   * How often a request was sent again, by reason: "no connection", "no answer in time", "503" …
   */
  retries: Map<string, number>;
  /** Answers that repeat an earlier one. */
  replays: number;
};

/** A refusal that no retry will change, or no answer for three minutes. Either breaks a promise. */
export class Refused extends Error {
  readonly status: number;
  constructor(message: string, status = 0) {
    super(message);
    this.status = status;
  }
}

const answerMs = 15_000;
const patienceMs = 180_000;

const again = new Set([429, 500, 502, 503, 504]);

/** One attempt: the answer, or why there is none. */
async function sendOnce(
  url: string,
  request: ApiRequest,
): Promise<{ answer: Answer; replayed: boolean } | { why: string }> {
  const { path, token, key, version, body } = request;
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: key === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMs),
    });
    const text = await response.text();
    if (response.ok) {
      const replayed = response.headers.get('idempotent-replayed') === 'true';
      return { answer: JSON.parse(text) as Answer, replayed };
    }
    if (again.has(response.status)) return { why: String(response.status) };
    throw new Refused(
      `${path} (${key ?? 'a look'}) was answered ${response.status}: ${text.slice(0, 400)}`,
      response.status,
    );
  } catch (error) {
    if (error instanceof Refused) throw error;
    return { why: (error as Error).name === 'TimeoutError' ? 'no answer in time' : 'no connection' };
  }
}

/**
 * Sends a request until it has an answer.
 * @throws Refused if it is refused, or has no answer for three minutes
 */
export async function send(url: string, request: ApiRequest, counts: Counts, chance: Chance): Promise<Answer> {
  const until = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    counts.requests++;
    const outcome = await sendOnce(url, request);
    if ('answer' in outcome) {
      if (outcome.replayed) counts.replays++;
      return outcome.answer;
    }
    counts.retries.set(outcome.why, (counts.retries.get(outcome.why) ?? 0) + 1);
    if (Date.now() > until)
      throw new Refused(`${request.path} (${request.key ?? 'a look'}) had no answer for three minutes: ${outcome.why}`);
    await pause(20 + chance.below(Math.min(100 * 2 ** attempt, 1000)));
  }
}
