// What may be used in one place only.
import ts from 'typescript';
import { isMachinery, isRules, isTest, type Look, lineOf, nodeLook } from './tree.ts';

const isNamed = (node: ts.Node, ...names: string[]) => ts.isIdentifier(node) && names.includes(node.text);

const environment = nodeLook(
  'environment-in-env-alone',
  'The environment is read, and checked, in core/env.ts alone.',
  (file) => !isTest(file) && !isMachinery(file) && !['lib/core/env.ts', 'prisma/generate.mjs'].includes(file.path),
  (node) => {
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isNamed(node.expression, 'process'))
      return 'process.env';
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && ts.isMetaProperty(node.expression))
      return 'import.meta.env';
    if (ts.isElementAccessExpression(node) && isNamed(node.expression, 'process')) return 'process[…]';
    // `const { env } = process`, `import { env } from 'node:process'`, `globalThis.process`
    if (ts.isVariableDeclaration(node) && node.initializer && isNamed(node.initializer, 'process'))
      return 'process under another name';
    if (ts.isImportDeclaration(node) && /^(node:)?process$/.test((node.moduleSpecifier as ts.StringLiteral).text))
      return 'import of node:process';
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'process' &&
      isNamed(node.expression, 'globalThis', 'global')
    )
      return 'globalThis.process';
    return null;
  },
);

const connectors = ['Client', 'Pool', 'PgBoss', 'PrismaPg'];

/**
 * True for an import that can connect to PostgreSQL: the whole driver, or one of its connectors.
 */
function brings({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause || importClause.isTypeOnly) return false;
  if (importClause.name) return true;
  const { namedBindings } = importClause;
  if (!namedBindings || ts.isNamespaceImport(namedBindings)) return namedBindings !== undefined;
  return namedBindings.elements.some(({ isTypeOnly, name }) => !isTypeOnly && connectors.includes(name.text));
}

const scram = nodeLook(
  'who-connects-proves',
  'Whoever connects to PostgreSQL imports core/scram.ts, so that no password is ever sent.',
  (file) => !isTest(file) && !isMachinery(file) && file.path !== 'lib/core/scram.ts',
  (node, file) => {
    if (!ts.isImportDeclaration(node) || !brings(node)) return null;
    const { text } = node.moduleSpecifier as ts.StringLiteral;
    const isDriver = ['pg', 'pg-boss', '@prisma/adapter-pg'].includes(text);
    return isDriver && !/^import '(?:#lib\/core|\.\.?)\/scram\.ts';$/m.test(file.text)
      ? `${text} without core/scram.ts`
      : null;
  },
);

const clocksAndChance = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'globalThis.crypto',
  'globalThis.Date',
  'Temporal.Now',
]);
const doers = [
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'process',
  'localStorage',
  'sessionStorage',
];
const isRead = (node: ts.Node) => !ts.isPropertyAccessExpression(node.parent) || node.parent.expression === node;
const isDeclared = (node: ts.Node) =>
  ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent) || ts.isBindingElement(node.parent);

const pureRules = nodeLook(
  'rules-know-no-clock-and-no-chance',
  'Rules decide from their arguments: no clock, no chance, nothing of the machine.',
  isRules,
  (node) => {
    if (ts.isPropertyAccessExpression(node) && clocksAndChance.has(node.getText())) return node.getText();
    if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) return 'new Date()';
    if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
    if (isNamed(node, ...doers) && isRead(node) && !isDeclared(node)) return node.getText();
    return null;
  },
);

/** True if the directive stands at the head of a file or of a function's body. */
const says = (statements: readonly ts.Statement[] | undefined, directive: string) =>
  (statements ?? []).some(
    (s) => ts.isExpressionStatement(s) && ts.isStringLiteral(s.expression) && s.expression.text === directive,
  );

const noServerActions: Look = {
  name: 'no-server-actions',
  promise:
    'What the desk does goes through the gate (lib/accounts/receiving.ts): Next reads a server action before anybody is asked.',
  find: (files) =>
    files.flatMap((file) => {
      const sight = (node: ts.Node) => ({
        look: 'no-server-actions',
        file: file.path,
        line: lineOf(file, node),
        what: '"use server"',
      });
      const blocks = file.nodes
        .filter((node) => ts.isBlock(node))
        .filter(({ statements }) => says(statements, 'use server'));
      return [...(says(file.ast.statements, 'use server') ? [file.ast] : []), ...blocks].map(sight);
    }),
};

export const places: Look[] = [environment, scram, pureRules, noServerActions];
