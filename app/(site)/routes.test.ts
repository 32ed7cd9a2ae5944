import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { pagesByRoute, routesWithoutPages } from './fixtures/every-page.ts';
import { siteRoutes } from './routes.ts';

test('the table of routes equals the folders', () => {
  const folders = globSync(['**/route.{ts,tsx}', '.well-known/**/route.ts'], { cwd: import.meta.dirname }).map((file) =>
    `/${dirname(file)}`.replace(/^\/\.$/, '/'),
  );
  expect(folders.length).toBeGreaterThan(10);
  expect(siteRoutes.map((route) => route.pattern).sort()).toEqual(folders.sort());
});

test('each route has pages that markup and accessible pages are tested on, or answers machines', () => {
  const known = [...Object.keys(pagesByRoute), ...routesWithoutPages];
  expect(siteRoutes.map(({ pattern }) => pattern).sort()).toEqual(known.sort());
  expect(Object.values(pagesByRoute).filter((paths) => paths.length === 0)).toEqual([]);
});
