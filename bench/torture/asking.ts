// One request to the desk API, sent again with the same key until it has an answer.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../chance.ts';

/** With a key it is a POST, without one a GET. */
export type Asked = { path: string; token: string; key?: string; version?: number; body?: object };
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
async function askOnce(url: string, asked: Asked): Promise<{ answer: Answer; replayed: boolean } | { why: string }> {
  const { path, token, key, version, body } = asked;
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
    const said = await response.text();
    if (response.ok) {
      const replayed = response.headers.get('idempotent-replayed') === 'true';
      return { answer: JSON.parse(said) as Answer, replayed };
    }
    if (again.has(response.status)) return { why: String(response.status) };
    throw new Refused(
      `${path} (${key ?? 'a look'}) was answered ${response.status}: ${said.slice(0, 400)}`,
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
export async function ask(url: string, asked: Asked, counts: Counts, chance: Chance): Promise<Answer> {
  const until = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    counts.requests++;
    const got = await askOnce(url, asked);
    if ('answer' in got) {
      if (got.replayed) counts.replays++;
      return got.answer;
    }
    counts.retries.set(got.why, (counts.retries.get(got.why) ?? 0) + 1);
    if (Date.now() > until)
      throw new Refused(`${asked.path} (${asked.key ?? 'a look'}) had no answer for three minutes: ${got.why}`);
    await pause(20 + chance.below(Math.min(100 * 2 ** attempt, 1000)));
  }
}
