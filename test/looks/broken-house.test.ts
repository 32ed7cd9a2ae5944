// The test of the looks themselves. test/looks/fixtures/house breaks every look in the places
// listed here and nowhere else. A look that finds less, or more, makes the lists differ.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { excuses } from './excuses.ts';
import { forbidden } from './import-rules.ts';
import { cruiseTree } from './imports.ts';
import { names } from './names.ts';
import { places } from './places.ts';
import { routesLook } from './routes.ts';
import { sizes } from './sizes.ts';
import { filesOf, type Look, type Sight } from './tree.ts';

const root = fileURLToPath(new URL('fixtures/house', import.meta.url));
const brokenImports = [
  'client-in-db-alone: lib/numbering/commands.ts → prisma/generated/client.ts',
  'components-ask-nothing: components/editor/sheet.ts → lib/core/db.ts',
  'components-ask-nothing: components/editor/sheet.ts → lib/core/transact.ts',
  'components-ask-nothing: components/editor/sheet.ts → prisma/generated/client.ts',
  'components-know-no-app: components/desk/queue.ts → app/(desk)/desk/page.ts',
  'components-of-desk-apart: components/desk/queue.ts → components/site/masthead.ts',
  'components-of-site-apart: components/site/masthead.ts → components/editor/toolbar.ts',
  'database-imports-core-alone: lib/database/tables.ts → lib/audit/rules.ts',
  'desk-and-site-apart: app/(desk)/desk/page.ts → app/(site)/front.ts',
  'document-rules-know-tiptap-alone: lib/releases/document-rules.ts → lib/site/queries.ts',
  'launch-imports-core-and-database: lib/launch/start.ts → lib/audit/rules.ts',
  'launch-runs-without-a-bundler: lib/launch/start.ts → node_modules/server-only',
  'lib-imports-no-prisma-folder: lib/database/tables.ts → prisma/seed.ts',
  'lib-knows-no-screen: lib/releases/show.ts → components/ui/button.ts',
  'next-stays-out-of-lib: lib/media/pictures.ts → node_modules/next',
  'no-cycles: lib/core/one.ts → lib/core/two.ts',
  'only-what-is-resolved: lib/core/leaning.ts → ./nowhere.ts',
  'only-what-is-shipped: lib/core/leaning.ts → ./nowhere.ts',
  'only-what-is-shipped: lib/core/leaning.ts → node_modules/fast-check',
  'primitives-know-no-domain: components/ui/button.ts → lib/audit/rules.ts',
  'product-without-tests: lib/core/leaning.ts → test/factories.ts',
  'public-side-cannot-name-a-draft: lib/site/around.ts → lib/releases/commands.ts',
  'public-side-cannot-name-a-draft: lib/site/around.ts → lib/releases/rules.ts',
  'public-side-cannot-name-a-draft: lib/site/public-queries.ts → lib/releases/commands.ts',
  'public-side-cannot-name-a-draft: lib/site/public-queries.ts → lib/releases/rules.ts',
  'room-accounts-looks-left: lib/accounts/looks-right.ts → lib/numbering/ahead.ts',
  'room-api-looks-left: lib/api/looks-right.ts → lib/cli/main.ts',
  'room-archive-looks-left: lib/archive/looks-right.ts → lib/distribution/ahead.ts',
  'room-audit-looks-left: lib/audit/looks-right.ts → lib/accounts/ahead.ts',
  'room-cli-looks-left: lib/cli/main.ts → lib/launch/start.ts',
  'room-core-looks-left: lib/core/early.ts → lib/distribution/mail.ts',
  'room-diary-looks-left: lib/diary/looks-right.ts → lib/archive/ahead.ts',
  'room-distribution-looks-left: lib/distribution/looks-right.ts → lib/api/ahead.ts',
  'room-house-looks-left: lib/house/looks-right.ts → lib/archive/ahead.ts',
  'room-media-looks-left: lib/media/looks-right.ts → lib/numbering/ahead.ts',
  'room-notices-looks-left: lib/notices/looks-right.ts → lib/accounts/ahead.ts',
  'room-numbering-looks-left: lib/numbering/looks-right.ts → lib/media/ahead.ts',
  'room-publishing-looks-left: lib/publishing/looks-right.ts → lib/archive/ahead.ts',
  'room-releases-looks-left: lib/releases/looks-right.ts → lib/publishing/ahead.ts',
  'room-site-looks-left: lib/site/around.ts → lib/releases/commands.ts',
  'room-text-looks-left: lib/text/looks-right.ts → lib/accounts/ahead.ts',
  'rooms-do-not-launch: lib/cli/main.ts → lib/launch/start.ts',
  'rules-are-pure: lib/audit/rules.ts → crypto',
  'site-and-desk-apart: app/(site)/route.ts → components/editor/toolbar.ts',
];

describe('looks at imports', async () => {
  const { sights } = await cruiseTree(root, ['app', 'components', 'lib', 'prisma', 'test']);
  const target = (what: string) => what.replace(/^.*(node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/, '$1');

  test('see every import of the broken house that is forbidden, and no other', () => {
    expect(sights.map(({ look, file, what }) => `${look}: ${file} → ${target(what)}`).sort()).toEqual(brokenImports);
  });

  test.each(forbidden.map(({ name }) => name))('%s is shown to work', (name) => {
    expect(sights.map(({ look }) => look)).toContain(name);
  });
});

const route = (methods: string[]) => ({ methods, who: 'anyone' as const, by: 'nobody' });
const matrix = { 'app/api/open/route.ts': route(['GET']), 'app/api/gone/route.ts': route(['GET']) };

const broken: Record<string, string[]> = {
  'environment-in-env-alone': [
    'lib/core/reading.ts:1 process under another name',
    'lib/core/reading.ts:3 process.env',
    'lib/core/reading.ts:3 process[…]',
  ],
  'who-connects-proves': ['lib/core/listening.ts:1 pg without core/scram.ts'],
  'rules-know-no-clock-and-no-chance': [
    'lib/audit/rules.ts:3 Date.now',
    'lib/audit/rules.ts:3 Math.random',
    'lib/audit/rules.ts:3 new Date()',
  ],
  'no-server-actions': ['app/(desk)/desk/actions.ts:1 "use server"', 'app/(desk)/desk/inline.ts:2 "use server"'],
  'no-unreasoned-exception': [
    'lib/core/loose.ts:1 @ts-ignore',
    'lib/core/loose.ts:3 biome-ignore lint/suspicious/noExplicitAny without a reason',
  ],
  'no-test-left-out': [
    'lib/core/loose.test.ts:3 describe.only',
    'lib/core/loose.test.ts:4 test.skip',
    'lib/core/loose.test.ts:5 test.each([1]).todo',
  ],
  'names-say-something': [
    'lib/core/Odd/thing.ts:1 Odd is not kebab-case',
    'lib/core/index.ts:1 index is a barrel’s name',
    'lib/core/text-utils.ts:1 text-utils says nothing',
  ],
  'the-ordinary-is-small': [],
  'routes-are-in-the-matrix': [
    'app/api/closed/route.ts:1 answers GET; the matrix has no such route',
    'app/api/open/route.ts:1 answers DELETE GET; the matrix has GET',
    'app/api/gone/route.ts:1 stands in the matrix and is no route',
  ],
};

describe('looks at text', () => {
  const files = filesOf(root);
  const linesOf = (sights: Sight[]) => sights.map(({ file, line, what }) => `${file}:${line} ${what}`);
  const all: Look[] = [...places, ...excuses, ...names, ...sizes, routesLook(matrix)];

  test.each(all.map((look) => [look.name, look] as const))(
    '%s sees what is broken in the broken house, and nothing else',
    (name, look) => {
      expect(linesOf(look.find(files))).toEqual(broken[name]);
    },
  );

  test('the-ordinary-is-small sees a tree of which the half is long', () => {
    const long = files.filter(({ path }) => /core\/long/.test(path));
    const look = sizes.find(({ name }) => name === 'the-ordinary-is-small');
    expect(linesOf(look?.find(long) ?? [])).toEqual([
      '.:1 median lines of a file: 64, not 60',
      '.:1 lines of nine in ten files: 304, not 150',
      '.:1 lines of nine in ten functions: 64, not 30',
    ]);
  });
});
