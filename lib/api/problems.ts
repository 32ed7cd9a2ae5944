import 'server-only';
import { STATUS_CODES } from 'node:http';
import { httpStatus, type Reason, type Refusal } from '#lib/core/result.ts';
import type { Answer } from './message.ts';
import type { ProblemBody } from './schema.ts';

const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** A JSON answer. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...always, ...headers },
    text: `${JSON.stringify(body)}\n`,
  };
}

/** A problem document (RFC 9457). `code` and `detail` are the first reason’s; `reasons` has all. */
export function problem(status: number, reasons: Reason[], headers: Record<string, string> = {}): Answer {
  const [first] = reasons;
  const body: ProblemBody = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    detail: first?.message ?? '',
    code: first?.code ?? 'refused',
    // The API speaks English: `params` are for screens in other languages.
    reasons: reasons.map(({ params: _params, ...reason }) => reason),
  };
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...always, ...headers },
    text: `${JSON.stringify(body)}\n`,
  };
}

// The reason that decides the status comes first.
const decisive: Partial<Record<Refusal['kind'], string>> = { stale: 'stale' };

/** The answer to a command’s refusal. */
export function refusalAnswer({ kind, reasons }: Refusal, headers: Record<string, string> = {}): Answer {
  const first = decisive[kind];
  const sorted = first ? [...reasons].sort((a, b) => Number(b.code === first) - Number(a.code === first)) : reasons;
  const extra: Record<string, string> = kind === 'unavailable' ? { 'Retry-After': '2' } : {};
  return problem(httpStatus[kind], sorted, { ...extra, ...headers });
}

/** The answer to an unexpected error, without details. */
export function failureAnswer(): Answer {
  return problem(500, [
    {
      code: 'failed',
      message:
        'The newsroom failed at this request. Look at the release, then repeat the request with the same Idempotency-Key.',
    },
  ]);
}
