// The looks of docs/architecture.md about imports. test/looks/fixtures/house breaks each rule once,
// on purpose. The tests beside this file check both the fixture and the repository itself.
import type { ICruiseOptions } from 'dependency-cruiser';

/** The rooms of lib from left to right. Rooms in one step do not see each other. */
const roomOrder = [
  ['core'],
  ['text'],
  ['site'],
  ['audit'],
  ['notices'],
  ['accounts'],
  ['numbering', 'media'],
  ['releases'],
  ['publishing'],
  ['house'],
  ['diary'],
  ['archive'],
  ['distribution'],
  ['api'],
  ['cli'],
];

const oneOf = (names: string[]) => `(?:${names.join('|')})`;
const rulesFile = '[/-](?:rules|schema)\\.ts$';
/**
 * What rules and schemas may import besides zod, canonical JSON, text comparison, Temporal and each
 * other: plain data and decisions of core.
 */
const pureCore = '^lib/core/(?:actor|result|document|languages|time/calendar|job-queues)\\.ts$';
const words = '^components/words/catalogues\\.ts$';
const pure = [
  '(?:^|/)node_modules/(?:zod|canonicalize|diff|temporal-polyfill|schema-dts)/',
  pureCore,
  rulesFile,
  words,
];

const publicSide = ['^app/\\(site\\)/', '^components/site/', '^lib/site/', '^lib/core/serving/'];
/**
 * Every room but the public ones, and the newsroom's connection. Whoever reaches one of these can
 * name a draft.
 */
const newsroom = ['^lib/(?!core/|text/|site/)', '^lib/core/(?:db|transact|jobs)\\.ts$', '^prisma/generated/'];
const connections = ['^lib/core/(?:db|public-db|transact|jobs|env)\\.ts$', '^prisma/generated/'];
const notProduct = ['^(?:e2e|test)/', '^bench/', '\\.test\\.tsx?$', '\\.spec\\.ts$', '\\.config\\.[a-z]+$'];

type Paths = { path?: string | string[]; pathNot?: string | string[] };
type DependencyKind = 'npm-dev' | 'npm-no-pkg' | 'npm-unknown' | 'unknown' | 'type-only';
type To = Paths & {
  reachable?: boolean;
  circular?: boolean;
  couldNotResolve?: boolean;
  dependencyTypes?: DependencyKind[];
  dependencyTypesNot?: DependencyKind[];
};
const rule = (name: string, comment: string, from: Paths, to: To) => ({
  name,
  comment,
  severity: 'error' as const,
  from,
  to,
});

const rooms = roomOrder.flatMap((step, at) =>
  step.map((room) => {
    const allowed = [...roomOrder.slice(0, at).flat(), room];
    return rule(
      `room-${room}-looks-left`,
      `lib/${room} imports only itself and the rooms before it: ${allowed.join(', ')}.`,
      { path: `^lib/${room}/`, pathNot: '\\.test\\.tsx?$' },
      { path: '^lib/', pathNot: `^lib/${oneOf(allowed)}/` },
    );
  }),
);

export const forbidden = [
  rule(
    'rules-are-pure',
    'Rules and schemas decide from their arguments: zod, plain core, the interface’s words, rules of their own and earlier rooms.',
    { path: rulesFile, pathNot: 'document-rules\\.ts$' },
    { pathNot: pure },
  ),
  rule(
    'document-rules-know-tiptap-alone',
    'Rules of the document may use the editor’s schema besides, which runs without a browser.',
    { path: 'document-rules\\.ts$' },
    { pathNot: [...pure, '(?:^|/)node_modules/@tiptap/'] },
  ),
  rule(
    'lib-knows-no-screen',
    'What the house decides does not depend on what shows it.',
    { path: '^lib/' },
    { path: '^(?:app|components)/' },
  ),
  rule(
    'components-know-no-app',
    'Components are given what they show and do.',
    { path: '^components/' },
    { path: '^app/' },
  ),
  rule(
    'components-ask-nothing',
    'Components neither query nor command: no connection is within their reach.',
    { path: '^components/', pathNot: '\\.test\\.tsx?$' },
    { path: connections, reachable: true },
  ),
  rule(
    'site-and-desk-apart',
    'The site and the newsroom share nothing but primitives.',
    { path: '^app/\\(site\\)/' },
    { path: ['^app/\\(desk\\)/', '^components/(?:desk|editor)/'] },
  ),
  rule(
    'desk-and-site-apart',
    'The newsroom and the site share nothing but primitives.',
    { path: '^app/\\(desk\\)/' },
    { path: '^app/\\(site\\)/' },
  ),
  rule(
    'components-of-site-apart',
    'What readers see is built without the newsroom’s parts.',
    { path: '^components/site/' },
    { path: '^components/(?:desk|editor)/' },
  ),
  rule(
    'components-of-desk-apart',
    'What officers see is built without the site’s parts.',
    { path: '^components/(?:desk|editor)/' },
    { path: '^components/site/' },
  ),
  rule(
    'primitives-know-no-domain',
    'components/ui serves every place and knows none.',
    { path: '^components/ui/', pathNot: '\\.test\\.tsx?$' },
    { path: ['^components/(?!ui/)', '^lib/(?!core/)'] },
  ),
  rule(
    'public-side-cannot-name-a-draft',
    'Nothing that answers a reader reaches a draft, a command or the newsroom’s connection, however far around.',
    { path: publicSide, pathNot: '\\.test\\.tsx?$' },
    { path: newsroom, reachable: true },
  ),
  rule(
    'next-stays-out-of-lib',
    'The framework and the sign-in library are for app and for lib/accounts; one file of the server starts Next.',
    { path: '^lib/', pathNot: ['^lib/accounts/', '^lib/core/serving/newsroom\\.ts$'] },
    { path: '(?:^|/)node_modules/(?:next|next-auth)/' },
  ),
  rule(
    'client-in-db-alone',
    'Prisma’s client is made and named in core/db.ts; others take `tx`.',
    { pathNot: ['^lib/core/db\\.ts$', '\\.test\\.tsx?$', '^prisma/generated/'] },
    { path: '^prisma/generated/' },
  ),
  rule(
    'launch-imports-core-and-database',
    'The launcher starts the rooms; it knows none of them.',
    { path: '^lib/launch/', pathNot: '\\.test\\.tsx?$' },
    { path: '^lib/(?!launch/|core/|database/)' },
  ),
  rule(
    'database-imports-core-alone',
    'What makes and changes a database knows no room.',
    { path: '^lib/database/', pathNot: '\\.test\\.tsx?$' },
    { path: '^lib/(?!database/|core/)' },
  ),
  rule(
    'lib-imports-no-prisma-folder',
    'Of prisma/, lib imports the generated client alone.',
    { path: '^lib/', pathNot: '\\.test\\.tsx?$' },
    { path: '^prisma/(?!generated/)' },
  ),
  rule(
    'launch-runs-without-a-bundler',
    'Plain node runs the launcher, and it stops at `server-only` and at JSX.',
    { path: '^lib/launch/', pathNot: '\\.test\\.tsx?$' },
    { path: ['(?:^|/)node_modules/server-only/', '\\.tsx$'], reachable: true },
  ),
  rule(
    'rooms-do-not-launch',
    'Starting and stopping, and the database’s shape, are for the launcher and for scripts.',
    { path: '^(?:lib/(?!launch/|database/)|app/|components/)', pathNot: '\\.test\\.tsx?$' },
    { path: '^lib/(?:launch|database)/' },
  ),
  ...rooms,
  rule(
    'no-cycles',
    'Two files that need each other are one file, or three.',
    { pathNot: '^prisma/generated/' },
    { circular: true },
  ),
  rule(
    'product-without-tests',
    'What is shipped does not lean on what checks it.',
    { pathNot: notProduct },
    { path: notProduct.slice(0, 4) },
  ),
  rule(
    'only-what-is-resolved',
    'An import that leads nowhere hides what it would break.',
    {},
    { couldNotResolve: true },
  ),
  rule(
    'only-what-is-shipped',
    'Product code uses dependencies, not devDependencies and nothing undeclared.',
    { path: '^(?:lib|app|components|prisma)/|^(?:server|desk|worker)\\.ts$', pathNot: notProduct },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

export const cruiseOptions: ICruiseOptions = {
  doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
  exclude: { path: ['^\\.next/', '^dist/', '^\\.data/', '^test/looks/fixtures/', '^bench/(?:payload|lighthouse)/'] },
  // An import of a type alone counts too.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    conditionNames: ['import', 'node', 'default'],
    exportsFields: ['exports'],
  },
};
