// The parsed source files of a tree, as the looks read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export type File = { path: string; text: string; ast: ts.SourceFile; nodes: ts.Node[] };
/** One place where a look is broken. */
export type Sight = { look: string; file: string; line: number; what: string };
export type Look = { name: string; promise: string; find: (files: File[]) => Sight[] };

const outside = new Set([
  'node_modules',
  '.next',
  'dist',
  '.data',
  '.git',
  'generated',
  'fixtures',
  'test-results',
  'playwright-report',
]);
// The rival in `bench` is written as its makers would write it.
const notOurs = /^(bench\/payload\/|next-env\.d\.ts$)/;

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !outside.has(entry.name)) yield* walk(join(folder, entry.name));
    if (entry.isFile() && /\.(ts|tsx|mts|mjs|js|cjs)$/.test(entry.name)) yield join(folder, entry.name);
  }
}

/** Every source file below `root`, with relative paths. */
export function filesOf(root: string): File[] {
  return [...walk(root)]
    .map((full) => ({ full, path: relative(root, full) }))
    .filter(({ path }) => !notOurs.test(path))
    .map(({ full, path }) => {
      const text = readFileSync(full, 'utf8');
      const kind = path.endsWith('x') ? ts.ScriptKind.TSX : /js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
      const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
      return { path, text, ast, nodes: nodesOf(ast) };
    });
}

export const isTest = ({ path }: { path: string }) => /\.(test|spec)\.tsx?$/.test(path);
export const isMachinery = ({ path }: { path: string }) =>
  /^(e2e|test|bench)\//.test(path) || /\.config\.[a-z]+$/.test(path);
export const isRules = ({ path }: { path: string }) => /(^|[/-])rules\.ts$/.test(path);

/** A node and all nodes below it, in order. */
function nodesOf(node: ts.Node, into: ts.Node[] = []): ts.Node[] {
  into.push(node);
  ts.forEachChild(node, (child) => {
    nodesOf(child, into);
  });
  return into;
}

export function lineOf(file: File, node: ts.Node): number {
  return file.ast.getLineAndCharacterOfPosition(node.getStart(file.ast)).line + 1;
}

/**
 * A look that checks every node of some files.
 * @param what says what is wrong with a node, or null
 */
export function nodeLook(
  name: string,
  promise: string,
  about: (file: File) => boolean,
  what: (node: ts.Node, file: File) => string | null,
): Look {
  const find = (files: File[]) =>
    files.filter(about).flatMap((file) =>
      file.nodes.flatMap((node) => {
        const finding = what(node, file);
        return finding === null ? [] : [{ look: name, file: file.path, line: lineOf(file, node), what: finding }];
      }),
    );
  return { name, promise, find };
}
