// The answer of a command. A refusal is a value with all its reasons, each for people (message) and
// programs (code). Exceptions are for the unexpected.

/**
 * The values in the words of a reason, and words of a closed list that choose between sentences.
 * Such a word has no hyphen, because messages of the catalogues (ICU) cannot choose by one.
 */
export type ReasonParams = Record<string, string | number>;

/**
 * One reason of a refusal. `field` names the input that it is about. `message` is English; screens
 * in other languages word `code` and `params` from their catalogue.
 */
export type Reason = { code: string; message: string; field?: string; params?: ReasonParams };

/** A word of a closed list as messages of the catalogues choose by it. */
export const choice = (...words: readonly string[]) => words.join('_').replaceAll('-', '_');

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

/** Whether someone may do something now, with all reasons against it. */
export type Allowed = { allowed: boolean; reasons: Reason[] };

export const allowedWhen = (refused: Refusal | null): Allowed => ({
  allowed: refused === null,
  reasons: refused?.reasons ?? [],
});

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
type Issue = {
  path: PropertyKey[];
  message: string;
  code?: string;
  params?: Record<string, unknown>;
  origin?: string;
  format?: string;
  minimum?: unknown;
  maximum?: unknown;
};
type Issues = { issues: Issue[] };

/** What an entry lacks, as Zod says it. A schema's own check says it in its `params`. */
function paramsOf({ code, params, origin, format, minimum, maximum }: Issue): ReasonParams {
  const isValue = (pair: [string, unknown]): pair is [string, string | number] =>
    ['string', 'number'].includes(typeof pair[1]);
  const values = params ?? { problem: code, of: origin, format: format && choice(format), limit: maximum ?? minimum };
  return Object.fromEntries(Object.entries(values).filter(isValue));
}

export function refuseInput(error: Issues): Refusal {
  const reasons = error.issues.map((issue): Reason => {
    const { code = 'input', ...params } = paramsOf(issue);
    return {
      code: String(code),
      message: issue.message,
      params,
      ...(issue.path.length > 0 ? { field: issue.path.join('.') } : {}),
    };
  });
  const [first, ...rest] = reasons;
  return refuse(
    'invalid',
    first ?? { code: 'input', message: 'The input has the wrong shape.', params: { problem: 'custom' } },
    ...rest,
  );
}
