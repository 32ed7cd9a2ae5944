// The repository itself keeps the looks of docs/architecture.md. broken-house.test.ts shows that
// each look works.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { excuses } from './excuses.ts';
import { cruiseTree } from './imports.ts';
import { names } from './names.ts';
import { places } from './places.ts';
import { routes, routesLook } from './routes.ts';
import { sizes } from './sizes.ts';
import { filesOf, type Sight } from './tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = filesOf(root);
const linesOf = (sights: Sight[]) => sights.map(({ look, file, line, what }) => `${file}:${line} ${what} (${look})`);

test.each([...places, ...excuses, ...names, ...sizes, routesLook(routes)].map((look) => [look.promise, look] as const))(
  '%s',
  (_promise, look) => {
    expect(linesOf(look.find(files))).toEqual([]);
  },
);

test('the looks saw the whole house', () => {
  expect(files.length).toBeGreaterThan(150);
  for (const place of [
    'app/',
    'components/',
    'lib/core/',
    'lib/releases/',
    'lib/publishing/',
    'prisma/',
    'e2e/',
    'test/',
  ]) {
    expect(files.filter(({ path }) => path.startsWith(place)).length, place).toBeGreaterThan(0);
  }
});

test('imports look left only, and the public side cannot name a draft', async () => {
  const entries = ['app', 'components', 'lib', 'prisma', 'server.ts', 'desk.ts', 'worker.ts'].filter((entry) =>
    existsSync(`${root}/${entry}`),
  );
  const { sights, modules, resolvedAliases } = await cruiseTree(root, entries);
  expect(linesOf(sights)).toEqual([]);
  // With a TypeScript that does not fit, dependency-cruiser sees no modules and so no fault.
  expect(modules).toBeGreaterThan(120);
  expect(resolvedAliases).toBeGreaterThan(200);
});
