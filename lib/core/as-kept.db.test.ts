import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAs } from '#e2e/harness/connections.ts';
import { asKept } from './canonical.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '-', 'é', '“', '😀', 'ا'), maxLength: 4 });
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 3 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(name, tie('tree'), { maxKeys: 6, noNullPrototype: true }),
}));

test('a text that was just written is ordered to the byte as PostgreSQL will give it back', async () => {
  const values = fc
    .sample(tree, 500)
    .map((value) => JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '')) as unknown);
  const [row] = await rowsAs('admin', 'SELECT array_to_json($1::jsonb[]) AS kept', [
    values.map((value) => JSON.stringify(value)),
  ]);
  expect(JSON.stringify(values.map(asKept))).toBe(JSON.stringify(row?.kept));
});
