// For tests of the API: calls its handlers as the server does, with tokens of real users, and
// compares every answer with the OpenAPI document.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { addToken } from '#lib/accounts/tokens.ts';
import { answerTo } from '#lib/api/router.ts';
import { apiRequestOf } from '#lib/api/message.ts';
import { openApiDocument } from '#lib/api/openapi.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { makeOffice, valueOf } from '#test/factories.ts';

export type ApiAnswer = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it expects of an answer
  body: any;
};

export type ApiRequestOptions = {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  version?: number;
  address?: string;
};

/** A new token of this user. */
export async function tokenOf({ email }: Extract<Actor, { kind: 'user' }>): Promise<string> {
  return valueOf(await addToken(systemActor('the test'), { email, name: 'test', days: 1 })).token;
}

/** A house with tokens of an officer and an editor of its first desk. */
export async function makeApiOffice(series: Parameters<typeof makeOffice>[0] = {}) {
  const { place, officer, editor } = await makeOffice(series);
  return { place, officer: await tokenOf(officer), editor: await tokenOf(editor) };
}

const document = openApiDocument('http://localhost') as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
};
const ajv = new Ajv2020({ validateFormats: false, strict: false });
ajv.addSchema({ $id: 'api', ...document });
const validators = new Map<string, ValidateFunction>();

/** The operations that answered as documented, with the status of each answer. */
export const documentedAnswers = new Set<string>();

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

function operationAt(method: string, path: string) {
  const bare = path.split('?', 1)[0] ?? '';
  const exact = Object.keys(document.paths).filter((one) => one.split('/').length === bare.split('/').length);
  const fits = (one: string) => one.split('/').every((part, at) => /^\{/.test(part) || part === bare.split('/')[at]);
  const pattern = exact.filter(fits).sort((a, b) => a.split('{').length - b.split('{').length)[0];
  const operation = pattern && document.paths[pattern]?.[method.toLowerCase()];
  return operation ? { pattern, method: method.toLowerCase(), ...operation } : null;
}

/** Fails unless the document has this status for this operation and the body fits it. */
function holdAgainstDocument(method: string, path: string, { status, body }: ApiAnswer) {
  const operation = operationAt(method, path);
  if (!operation) return;
  const { operationId, pattern, responses } = operation;
  if (!responses[status]) throw new Error(`${operationId} answered ${status}, which its document does not know`);
  const at =
    status < 300
      ? `/paths/${escaped(pattern)}/${operation.method}/responses/${status}`
      : `/components/responses/${status}`;
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  const reference = `api#${at}/content/${escaped(type)}/schema`;
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  if (!validate(body)) throw new Error(`${operationId} ${status}: ${ajv.errorsText(validate.errors)}`);
  documentedAnswers.add(`${operationId} ${status}`);
}

/** Sends a request: `POST /releases/…`, below /api/v1. A body that is no string is sent as JSON. */
export async function ask(
  line: string,
  { token, body, version, headers = {}, address }: ApiRequestOptions = {},
): Promise<ApiAnswer> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const all = new Headers(headers);
  if (token) all.set('authorization', `Bearer ${token}`);
  if (version !== undefined) all.set('if-match', `"${version}"`);
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
  const text = body === undefined || method === 'GET' ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const request = new Request(`http://localhost/api/v1${path}`, { method, headers: all, body: text });
  const answer = await answerTo(apiRequestOf(request), { address: address ?? '192.0.2.1' });
  const { status, text: answerText } = answer;
  const result = {
    status,
    headers: new Headers(answer.headers),
    body: answerText === '' ? null : JSON.parse(answerText),
  };
  holdAgainstDocument(method, path, result);
  return result;
}
