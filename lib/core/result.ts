// The answer of a command. A refusal is a value with all its reasons, each for people (message) and
// programs (code). Exceptions are for the unexpected.

/** One reason of a refusal. `field` names the input that it is about. */
export type Reason = { code: string; message: string; field?: string };

/** The closed list of refusal kinds; each has one HTTP status (see `httpStatus`). */
export type RefusalKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  /** The sender's screen shows another user than the one who is signed in. */
  | 'other-hands'
  | 'stale'
  | 'precondition'
  | 'invalid'
  | 'throttled'
  | 'unavailable';

export type Refusal = { ok: false; kind: RefusalKind; reasons: Reason[] };
export type Result<T> = { ok: true; value: T } | Refusal;

export const httpStatus: Record<RefusalKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'other-hands': 409,
  stale: 412,
  precondition: 428,
  invalid: 422,
  throttled: 429,
  unavailable: 503,
};

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A refusal with at least one reason. */
export function refuse(kind: RefusalKind, ...reasons: [Reason, ...Reason[]]): Refusal {
  return { ok: false, kind, reasons };
}

/** Carries a refusal out of a transaction, which rolls back. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reasons[0]?.code ?? refusal.kind);
    this.refusal = refusal;
  }
}

/** The refusal for what does not exist and for what the actor may not see: both look the same. */
export function notFound(what = 'This release'): Refusal {
  return refuse('not-found', {
    code: 'not-found',
    message: `${what} does not exist, or is not yours to see. Go back to the list and choose from there.`,
  });
}

/** The parts of a Zod error that become reasons; shared by forms, actions and the API. */
type Issue = { path: PropertyKey[]; message: string; code?: string; params?: Record<string, unknown> };
type Issues = { issues: Issue[] };

export function refuseInput(error: Issues): Refusal {
  const reasons = error.issues.map((issue) => ({
    code: typeof issue.params?.code === 'string' ? issue.params.code : 'input',
    message: issue.message,
    ...(issue.path.length > 0 ? { field: issue.path.join('.') } : {}),
  }));
  const [first, ...rest] = reasons;
  return refuse('invalid', first ?? { code: 'input', message: 'The input has the wrong shape.' }, ...rest);
}
