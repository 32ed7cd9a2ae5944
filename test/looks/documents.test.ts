// A document names files and pages that are there.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

const link = /\]\((?!https?:|mailto:|\/|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const file =
  /`((?:app|bench|components|e2e|lib|prisma|test)\/[\w./[\]()@-]+\.(?:ts|tsx|mjs|css|sql|prisma|txt))(?:`| )/g;

/** What a document names and nobody finds. */
function missingIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  const linked = [...text.matchAll(link)].map(([, to = '']) => join(dirname(document), to));
  const named = [...text.matchAll(file)].map(([, path = '']) => path);
  return [...linked, ...named].filter((path) => !existsSync(join(root, path)));
}

test.each(documents)('%s names nothing that is not there', (document) => {
  expect(missingIn(document)).toEqual([]);
});

test('what is not there is seen', () => {
  expect([...'see [a page](gone.md#part) and `lib/gone.ts`'.matchAll(link)].map(([, to]) => to)).toEqual(['gone.md']);
  expect([...'see `lib/gone.ts` here'.matchAll(file)].map(([, path]) => path)).toEqual(['lib/gone.ts']);
});
