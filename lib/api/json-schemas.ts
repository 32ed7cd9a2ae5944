// The shapes of the API as JSON Schemas.
import { z } from 'zod';

export type Json = Record<string, unknown>;
/** Named schemas, collected while the document is made. */
export type SchemasByName = Map<string, Json>;

/** The JSON Schema (2020-12) of a Zod schema. Named schemas go to `schemas` and are referenced. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: SchemasByName): Json {
  // TipTap documents appear as plain objects; the command checks them.
  const document = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Record<string, Json> };
  const { $schema: _dialect, $defs, ...own } = document;
  for (const [name, def] of Object.entries($defs ?? {})) schemas.set(name, withLinks(def));
  const { id } = own;
  if (typeof id !== 'string') return withLinks(own);
  schemas.set(id, withLinks(own));
  return { $ref: `#/components/schemas/${id}` };
}

const linkValue = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(linkValue) : typeof value === 'object' && value !== null ? withLinks(value) : value;

/** The schema with references to the document’s components, without ids. */
function withLinks(schema: object): Json {
  const entries = Object.entries(schema).filter(([key, value]) => !(key === 'id' && typeof value === 'string'));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : linkValue(value),
    ]),
  );
}
