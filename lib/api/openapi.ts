import 'server-only';
import { operations } from './operations.ts';
import type { Operation } from './operation.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { fileSizes } from '#lib/media/rules.ts';
import { longestBody } from './input.ts';
import { type Json, type SchemasByName, schemaOf } from './json-schemas.ts';
import type { Answer } from './message.ts';
import { jsonAnswer } from './problems.ts';
import { problemSchema, releaseSchema } from './schema.ts';

const pathOf = (path: string) => path.replaceAll('[', '{').replaceAll(']', '}');

const refusals: Record<number, string> = {
  400: 'The body is not JSON.',
  401: 'No token, or one that works no more.',
  403: 'Not your role, or four eyes.',
  404: 'Not there, or not yours to see.',
  409: 'The wrong state for this.',
  412: 'Somebody was faster: who changed what, and when.',
  413: `Longer than is taken here: ${longestBody >> 20} MB, and for a file ${fileSizes.file >> 20} MB of its own.`,
  415: 'Not JSON.',
  422: 'Incomplete or invalid, with every reason.',
  428: 'If-Match is missing.',
  429: 'Too many; Retry-After says how long to wait.',
  503: 'The database does not answer; nothing was changed.',
};

/** The statuses of an operation’s refusals. */
function refusalsOf({ kind, changes, path }: Operation): number[] {
  const always = [401, 422, 429, 503];
  const write = kind === 'write' ? [400, 403, 409, 413, 415] : [];
  const maybeMissing =
    path.includes('[id]') || path === '/releases' || path === '/numbers/reserve' || path === '/register';
  const statuses = [...always, ...write, ...(maybeMissing ? [404] : []), ...(changes ? [412, 428] : [])];
  // compare: an edition may have lost its text.
  return [...new Set([...statuses, ...(path.endsWith('/compare') ? [409] : [])])].sort();
}

const header = (name: string, isRequired: boolean, description: string) => ({
  name,
  in: 'header',
  required: isRequired,
  description,
  schema: { type: 'string' },
});

function parametersOf(operation: Operation, schemas: SchemasByName): Json[] {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const query = operation.query && schemaOf(operation.query, 'input', schemas);
  const { properties = {}, required = [] } = (query ?? {}) as { properties?: Json; required?: string[] };
  return [
    ...(operation.path.includes('[id]') ? [id] : []),
    ...Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    })),
    ...(operation.changes
      ? [header('If-Match', true, 'The version that was looked at, in quotation marks: "3".')]
      : []),
    ...(operation.kind === 'write'
      ? [header('Idempotency-Key', false, 'A repetition with the same key, within two days, does nothing anew.')]
      : []),
  ];
}

const etag = { ETag: { description: 'The version, for If-Match.', schema: { type: 'string' } } };

function pathItem(operation: Operation, schemas: SchemasByName): Json {
  const { name, summary, who, status, body, answer } = operation;
  const requestBody = body && {
    required: !body.safeParse({}).success,
    content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } },
  };
  const success = {
    description: 'Done.',
    ...(answer === releaseSchema ? { headers: etag } : {}),
    content: { 'application/json': { schema: schemaOf(answer, 'output', schemas) } },
  };
  const refusalLinks = refusalsOf(operation).map((one) => [one, { $ref: `#/components/responses/${one}` }]);
  return {
    operationId: name,
    summary,
    description: `For ${who}.`,
    parameters: parametersOf(operation, schemas),
    ...(requestBody ? { requestBody } : {}),
    responses: { [status]: success, ...Object.fromEntries(refusalLinks) },
  };
}

function refusalResponses(schemas: SchemasByName): Json {
  const schema = schemaOf(problemSchema, 'output', schemas);
  const content = { 'application/problem+json': { schema } };
  return Object.fromEntries(
    Object.entries(refusals).map(([status, description]) => [status, { description, content }]),
  );
}

/**
 * The OpenAPI 3.1 document, made from the table of operations.
 * @param origin the address of this newsroom, without a slash at its end
 */
export function openApiDocument(origin: string): Json {
  const schemas: SchemasByName = new Map();
  const responses = refusalResponses(schemas);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = pathOf(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: pathItem(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pressmark desk API',
      version: '1',
      description: 'The newsroom for programs. A token acts as its user, under the same rules as on the desk.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      responses,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

let document: Json | null = null;

/** The answer with the OpenAPI document. It needs no token. */
export function documentAnswer(): Answer {
  document ??= openApiDocument(siteOrigin());
  return jsonAnswer(200, document, { 'Cache-Control': 'public, max-age=300' });
}
