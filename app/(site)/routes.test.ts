import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { siteRoutes } from './routes.ts';

test('the table of routes equals the folders', () => {
  const folders = globSync(['**/route.{ts,tsx}', '.well-known/**/route.ts'], { cwd: import.meta.dirname }).map((file) =>
    `/${dirname(file)}`.replace(/^\/\.$/, '/'),
  );
  expect(folders.length).toBeGreaterThan(10);
  expect(siteRoutes.map((route) => route.pattern).sort()).toEqual(folders.sort());
});
